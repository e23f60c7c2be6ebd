package dev.cajal.app.tuning;

import java.util.ArrayList;
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

  /** This table with one more column before the others. */
  Table after(String name, List<String> cells) {
    List<List<String>> longer = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      longer.add(preceded(cells.get(i), rows.get(i)));
    }
    return new Table(preceded(name, header), longer);
  }

  private static List<String> preceded(String first, List<String> others) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
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
