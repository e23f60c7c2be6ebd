package dev.cajal.io.dataset;

import dev.cajal.nn.data.Table;
import java.util.Objects;

/**
 * A table as it was read, and what identifies it.
 *
 * @param table all rows
 * @param sha256 SHA-256 digest of what it was read from, in hexadecimal digits
 */
public record LoadedTable(Table table, String sha256) {
  /** Checks that nothing is null. */
  public LoadedTable {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(sha256, "sha256");
  }
}
