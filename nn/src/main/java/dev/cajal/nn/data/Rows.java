package dev.cajal.nn.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
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
   * @param rows at least one; a {@link Number} in each numeric column, a {@link LocalDate} or
   *     {@link LocalDateTime} in each column of dates, any value in the others, whose {@code
   *     toString} is the category; null, under the column's name, is a missing value
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
                  case DATE, MONTH_FIRST_DATE -> dates(source, name, kind, rows);
                }));
    return Table.of(source, made);
  }

  private static Column numbers(String source, String name, List<? extends Map<String, ?>> rows) {
    double[] values = new double[rows.size()];
    for (int row = 0; row < values.length; row++) {
      Object value = value(source, name, rows, row);
      if (value == null) {
        values[row] = Double.NaN;
        continue;
      }
      if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
        throw new DataException(
            "%s, row %d, column %s: expected a finite number; found %s"
                .formatted(source, row + 1, Quoted.of(name), Quoted.of(String.valueOf(value))));
      }
      values[row] = number.doubleValue();
    }
    return NumericColumn.of(name, values);
  }

  private static Column dates(
      String source, String name, Column.Kind kind, List<? extends Map<String, ?>> rows) {
    double[] seconds = new double[rows.size()];
    for (int row = 0; row < seconds.length; row++) {
      seconds[row] =
          switch (value(source, name, rows, row)) {
            case null -> Double.NaN;
            case LocalDate date -> date.toEpochDay() * 86_400.0;
            case LocalDateTime time ->
                time.toLocalDate().toEpochDay() * 86_400.0
                    + time.toLocalTime().toNanoOfDay() * 1e-9;
            case Object other ->
                throw new DataException(
                    "%s, row %d, column %s: expected a LocalDate or LocalDateTime; found %s"
                        .formatted(
                            source, row + 1, Quoted.of(name), Quoted.of(String.valueOf(other))));
          };
    }
    return DateColumn.of(name, kind, seconds);
  }

  private static Column labels(String source, String name, List<? extends Map<String, ?>> rows) {
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      Object value = value(source, name, rows, row);
      labels.add(value == null ? null : value.toString());
    }
    return CategoricalColumn.ofTexts(name, labels);
  }

  private static Object value(
      String source, String name, List<? extends Map<String, ?>> rows, int row) {
    Map<String, ?> entries = rows.get(row);
    Object value = entries.get(name);
    if (value == null && !entries.containsKey(name)) {
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
