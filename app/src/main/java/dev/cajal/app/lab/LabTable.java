package dev.cajal.app.lab;

import java.util.List;
import java.util.Objects;

/**
 * A table of a lab.
 *
 * @param title what it shows
 * @param header the names of its columns
 * @param rows its cells, as many in each row as columns; the first names the row
 */
public record LabTable(String title, List<String> header, List<List<String>> rows) {
  /** Requires full rows and keeps copies. */
  public LabTable {
    Objects.requireNonNull(title, "title");
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "table %s: a row needs %d cells; found %s".formatted(title, header.size(), row));
      }
    }
  }
}
