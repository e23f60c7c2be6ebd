package dev.cajal.app.tuning;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of texts under a header.
 *
 * @param header the names of the columns
 * @param rows each with a text for every column
 */
public record Table(List<String> header, List<List<String>> rows) {
  /** Keeps unmodifiable copies. */
  public Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** As CSV with commas and line feeds. */
  String csv() {
    StringBuilder text = new StringBuilder(line(header));
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Table::quoted).collect(Collectors.joining(",")) + "\n";
  }

  private static String quoted(String cell) {
    return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
