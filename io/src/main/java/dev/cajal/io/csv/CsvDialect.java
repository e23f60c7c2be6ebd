package dev.cajal.io.csv;

import java.nio.charset.Charset;
import java.util.Objects;

/**
 * How the bytes of a CSV file become fields.
 *
 * @param charset of the characters
 * @param separator between fields
 * @param missing what a field may hold in place of a value, besides what {@link CellText} knows
 */
record CsvDialect(Charset charset, char separator, MissingMarkers missing) {
  /** Checks that nothing is null. */
  CsvDialect {
    Objects.requireNonNull(charset, "charset");
    Objects.requireNonNull(missing, "missing");
  }

  /** A field of a row of data as a cell: empty where it says that there is no value. */
  String cell(String field) {
    return missing.isMissing(field) ? "" : field;
  }
}
