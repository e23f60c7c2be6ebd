package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a model requires of the columns of a table. */
final class Columns {
  private Columns() {}

  /**
   * Checks that the table has all these columns.
   *
   * @throws DataException naming the missing ones, with the nearest of the others
   */
  static void requireAll(Table table, Collection<String> required) {
    List<String> missing = required.stream().filter(name -> table.find(name).isEmpty()).toList();
    if (missing.isEmpty()) {
      return;
    }
    List<String> spare = table.names().stream().filter(name -> !required.contains(name)).toList();
    List<String> shown = new ArrayList<>();
    for (String name : missing.subList(0, Math.min(missing.size(), 5))) {
      List<String> nearest = Nearest.names(name, spare);
      shown.add(
          Quoted.of(name)
              + (nearest.isEmpty() ? "" : " (nearest: " + Quoted.of(nearest.getFirst()) + ")"));
    }
    int rest = missing.size() - shown.size();
    throw new DataException(
        "%s: the model needs %s %s%s; columns found: %s"
            .formatted(
                table.source(),
                missing.size() == 1 ? "column" : "columns",
                String.join(", ", shown),
                rest > 0 ? " and " + rest + " more" : "",
                Quoted.list(table.names())));
  }

  /**
   * The column as numbers.
   *
   * @throws DataException if it holds text, naming the first row that is no number
   */
  static NumericColumn numeric(Table table, Column column) {
    return switch (column) {
      case NumericColumn numeric -> numeric;
      case CategoricalColumn categorical -> throw textFound(table, categorical);
      case DateColumn dates ->
          throw new DataException(
              table.location(0, dates.name()),
              "expected a number; found the date " + Quoted.of(dates.text(0)));
    };
  }

  private static DataException textFound(Table table, CategoricalColumn column) {
    int row = 0;
    while (row + 1 < column.size() && isNumber(column.text(row))) {
      row++;
    }
    return new DataException(
        table.location(row, column.name()),
        "expected a number; found " + Quoted.of(column.text(row)));
  }

  private static boolean isNumber(String text) {
    return text.strip().matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  }
}
