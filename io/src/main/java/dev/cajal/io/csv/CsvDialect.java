package dev.cajal.io.csv;

import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Set;

/**
 * How the bytes of a CSV file become fields.
 *
 * @param charset of the characters
 * @param separator between fields
 * @param missing what a field may hold in place of a value, besides what {@link CellText} knows
 */
record CsvDialect(Charset charset, char separator, Set<String> missing) {
  /** Checks that nothing is null. */
  CsvDialect {
    Objects.requireNonNull(charset, "charset");
    missing = Set.copyOf(missing);
  }
}
