package dev.cajal.app.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of text with aligned columns: the first to the left, the others to the right unless they
 * are said to be text.
 */
final class TextTable {
  private static final String GAP = "  ";

  private final List<String> header;
  private final List<Boolean> left = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... header) {
    this.header = List.of(header);
    for (int i = 0; i < header.length; i++) {
      left.add(i == 0);
    }
  }

  /** Aligns a column, counted from 0, to the left. */
  TextTable leftAligned(int column) {
    left.set(column, true);
    return this;
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it does not have a cell for each column
   */
  TextTable row(List<String> cells) {
    if (cells.size() != header.size()) {
      throw new IllegalArgumentException(
          "table: a row needs %d cells; found %s".formatted(header.size(), cells));
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /** The lines, the header first. */
  List<String> lines(boolean colours) {
    int[] widths = new int[header.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = header.get(column).length();
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(Style.BOLD.of(line(header, widths), colours));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private String line(List<String> cells, int... widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String padding = " ".repeat(widths[column] - cells.get(column).length());
      line.append(column == 0 ? "" : GAP);
      line.append(left.get(column) ? cells.get(column) + padding : padding + cells.get(column));
    }
    return line.toString().stripTrailing();
  }
}
