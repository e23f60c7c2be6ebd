package dev.cajal.io.csv;

import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Location;
import dev.cajal.nn.data.NumericColumn;
import dev.cajal.nn.data.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column of known kind that is being read. */
sealed interface CsvColumnBuilder {

  /**
   * Takes the cell of a row, which stands in this line.
   *
   * @throws DataException if the cell is missing or is not of the column's kind
   */
  void add(int row, String cell, long line);

  /** The column. */
  Column build();

  /** A builder for so many rows of the column at this place. */
  static CsvColumnBuilder of(Location place, Column.Kind kind, int rows) {
    return switch (kind) {
      case NUMERIC -> new OfNumbers(place, new double[rows]);
      case CATEGORICAL -> new OfLabels(place, rows, false);
    };
  }

  /** A builder for a column of text, empty or not. */
  static CsvColumnBuilder ofAnyText(Location place, int rows) {
    return new OfLabels(place, rows, true);
  }

  private static DataException missing(String cell, Location place) {
    return new DataException(
        place,
        (cell.isEmpty() ? "the value is missing" : "the value is missing (" + cell + ")")
            + "; fill it in or remove the row");
  }

  /** A column of numbers. */
  final class OfNumbers implements CsvColumnBuilder {
    private final Location column;
    private final double[] values;

    private OfNumbers(Location column, double[] values) {
      this.column = column;
      this.values = values;
    }

    @Override
    public void add(int row, String cell, long line) {
      switch (CellText.kind(cell)) {
        case NUMBER -> {
          double value = CellText.number(cell);
          if (Double.isInfinite(value)) {
            throw new DataException(
                column.line(line), "numbers must lie within ±1.8e308; found " + Quoted.of(cell));
          }
          values[row] = value;
        }
        case NOT_FINITE ->
            throw new DataException(
                column.line(line), "numbers must be finite; found " + Quoted.of(cell));
        case MISSING -> throw missing(cell, column.line(line));
        case TEXT -> throw text(cell, column.line(line));
      }
    }

    private static DataException text(String cell, Location place) {
      String advice =
          CellText.isDecimalComma(cell)
              ? "write the decimal comma as a point"
              : "correct it or remove the row; most other values of the column are numbers";
      return new DataException(
          place, "expected a number; found " + Quoted.of(cell) + "; " + advice);
    }

    @Override
    public Column build() {
      return NumericColumn.of(column.column(), values);
    }
  }

  /** A column of labels. */
  final class OfLabels implements CsvColumnBuilder {
    private final Location column;
    private final boolean emptyAllowed;
    private final int[] codes;
    private final Map<String, Integer> known = new HashMap<>();
    private final List<String> labels = new ArrayList<>();

    private OfLabels(Location column, int rows, boolean emptyAllowed) {
      this.column = column;
      this.emptyAllowed = emptyAllowed;
      this.codes = new int[rows];
    }

    @Override
    public void add(int row, String cell, long line) {
      if (cell.isEmpty() && !emptyAllowed) {
        throw missing(cell, column.line(line));
      }
      Integer code = known.get(cell);
      if (code == null) {
        code = labels.size();
        known.put(cell, code);
        labels.add(cell);
      }
      codes[row] = code;
    }

    @Override
    public Column build() {
      return CategoricalColumn.sorted(column.column(), labels, codes);
    }
  }
}
