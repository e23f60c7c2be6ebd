package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows as maps from column names to values, as services have them, made into a {@link Table}. */
public final class Rows {
  private Rows() {}

  /**
   * The table of rows.
   *
   * @param source what messages call the rows
   * @param columns the wanted columns, by name; entries of a row under other names are left aside
   * @param rows at least one; a {@link Number} in each numeric column, any value in the others,
   *     whose {@code toString} is the category
   * @throws DataException naming the row, counted from 1, and the column in which a value is
   *     missing or not a number
   */
  public static Table table(
      String source, Map<String, Column.Kind> columns, List<? extends Map<String, ?>> rows) {
    if (rows.isEmpty()) {
      throw new DataException(source + ": at least one row is needed; found none");
    }
    List<Column> made = new ArrayList<>();
    columns.forEach(
        (name, kind) ->
            made.add(
                switch (kind) {
                  case NUMERIC -> numbers(source, name, rows);
                  case CATEGORICAL -> labels(source, name, rows);
                }));
    return Table.of(source, made);
  }

  private static Column numbers(String source, String name, List<? extends Map<String, ?>> rows) {
    double[] values = new double[rows.size()];
    for (int row = 0; row < values.length; row++) {
      Object value = value(source, name, rows, row);
      if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
        throw new DataException(
            "%s, row %d, column %s: expected a finite number; found %s"
                .formatted(source, row + 1, Quoted.of(name), Quoted.of(String.valueOf(value))));
      }
      values[row] = number.doubleValue();
    }
    return NumericColumn.of(name, values);
  }

  private static Column labels(String source, String name, List<? extends Map<String, ?>> rows) {
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      labels.add(value(source, name, rows, row).toString());
    }
    return CategoricalColumn.ofTexts(name, labels);
  }

  private static Object value(
      String source, String name, List<? extends Map<String, ?>> rows, int row) {
    Map<String, ?> entries = rows.get(row);
    Object value = entries.get(name);
    if (value == null) {
      throw new DataException(
          "%s, row %d: a value for column %s is needed; found values for %s"
              .formatted(
                  source,
                  row + 1,
                  Quoted.of(name),
                  entries.isEmpty()
                      ? "none"
                      : Quoted.list(entries.keySet().stream().sorted().toList())));
    }
    return value;
  }
}
