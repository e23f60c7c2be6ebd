package dev.cajal.io.dataset;

import dev.cajal.nn.data.DataSource;
import java.util.Objects;

/**
 * Data as it was read, and what identifies it.
 *
 * @param source the data
 * @param sha256 SHA-256 digest of the file as stored, in hexadecimal digits; of several files, the
 *     digest of their digests
 */
public record LoadedData(DataSource source, String sha256) {
  /** Checks that nothing is null. */
  public LoadedData {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(sha256, "sha256");
  }
}
