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

  /** A field of a row of data as a cell: empty where it says that there is no value. */
  String cell(String field) {
    return !missing.isEmpty() && (missing.contains(field) || isMarkedNumber(field)) ? "" : field;
  }

  /** Whether the field is one of the markers in other digits, such as -999.0 for -999. */
  private boolean isMarkedNumber(String field) {
    if (CellText.kind(field) != CellText.Kind.NUMBER) {
      return false;
    }
    double number = Double.parseDouble(field);
    for (String marker : missing) {
      if (CellText.kind(marker) == CellText.Kind.NUMBER && Double.parseDouble(marker) == number) {
        return true;
      }
    }
    return false;
  }
}
