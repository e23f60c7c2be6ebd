package dev.cajal.io.csv;

import java.nio.charset.Charset;
import java.util.Objects;

/**
 * How the bytes of a CSV file become fields.
 *
 * @param charset of the characters
 * @param separator between fields
 */
record CsvDialect(Charset charset, char separator) {
  /** Checks that nothing is null. */
  CsvDialect {
    Objects.requireNonNull(charset, "charset");
  }
}
