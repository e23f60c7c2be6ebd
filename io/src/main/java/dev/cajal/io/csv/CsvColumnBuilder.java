package dev.cajal.io.csv;

import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DateColumn;
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
   * @throws DataException if the cell is not of the column's kind
   */
  void add(int row, String cell, long line);

  /** The column. */
  Column build();

  /** A builder for so many further rows of the same column. */
  CsvColumnBuilder next(int rows);

  /** A builder for so many rows of the column at this place. */
  static CsvColumnBuilder of(Location place, Column.Kind kind, boolean decimalComma, int rows) {
    return switch (kind) {
      case NUMERIC -> new OfNumbers(place, decimalComma, new double[rows]);
      case CATEGORICAL -> new OfLabels(place, rows, false);
      case DATE, MONTH_FIRST_DATE -> new OfDates(place, kind, new double[rows]);
    };
  }

  /** A builder for a column of text, empty or not. */
  static CsvColumnBuilder ofAnyText(Location place, int rows) {
    return new OfLabels(place, rows, true);
  }

  /** A column of numbers. */
  final class OfNumbers implements CsvColumnBuilder {
    private final Location column;
    private final boolean decimalComma;
    private final double[] values;
    private char unit;
    private boolean begun;

    private OfNumbers(Location column, boolean decimalComma, double[] values) {
      this.column = column;
      this.decimalComma = decimalComma;
      this.values = values;
    }

    @Override
    public void add(int row, String cell, long line) {
      CellText.Kind kind = CellText.kind(cell);
      if (kind == CellText.Kind.MISSING) {
        values[row] = Double.NaN;
        return;
      }
      if (kind == CellText.Kind.NOT_FINITE) {
        throw new DataException(
            column.line(line), "numbers must be finite; found " + Quoted.of(cell));
      }
      boolean plain = kind == CellText.Kind.NUMBER && !(decimalComma && cell.indexOf('.') >= 0);
      String number = plain ? cell : NumberText.plain(cell, decimalComma);
      if (number == null) {
        throw text(cell, column.line(line));
      }
      checkUnit(plain ? 0 : NumberText.unit(cell), cell, line);
      double value = CellText.number(number);
      if (Double.isInfinite(value)) {
        throw new DataException(
            column.line(line), "numbers must lie within ±1.8e308; found " + Quoted.of(cell));
      }
      values[row] = value;
    }

    /** Numbers with and without a percent sign, or of two currencies, do not mean the same. */
    private void checkUnit(char found, String cell, long line) {
      boolean differs = begun && found != unit && (found != 0 && unit != 0 || found + unit == '%');
      if (differs) {
        throw new DataException(
            column.line(line),
            "numbers of a column must have the same sign; found %s after numbers %s"
                .formatted(Quoted.of(cell), unit == 0 ? "without one" : "with " + unit));
      }
      unit = begun && found == 0 ? unit : found;
      begun = true;
    }

    private DataException text(String cell, Location place) {
      boolean otherComma = NumberText.plain(cell, !decimalComma) != null;
      String advice =
          otherComma
              ? "other numbers of the file have a decimal " + (decimalComma ? "comma" : "point")
              : "correct it or remove the row; most other values of the column are numbers";
      return new DataException(
          place, "expected a number; found " + Quoted.of(cell) + "; " + advice);
    }

    @Override
    public CsvColumnBuilder next(int rows) {
      OfNumbers next = new OfNumbers(column, decimalComma, new double[rows]);
      next.unit = unit;
      next.begun = begun;
      return next;
    }

    @Override
    public Column build() {
      return NumericColumn.of(column.column(), values);
    }
  }

  /** A column of dates. */
  final class OfDates implements CsvColumnBuilder {
    private final Location column;
    private final Column.Kind kind;
    private final double[] seconds;

    private OfDates(Location column, Column.Kind kind, double[] seconds) {
      this.column = column;
      this.kind = kind;
      this.seconds = seconds;
    }

    @Override
    public void add(int row, String cell, long line) {
      seconds[row] = Double.NaN;
      if (CellText.kind(cell) == CellText.Kind.MISSING) {
        return;
      }
      boolean monthFirst = kind == Column.Kind.MONTH_FIRST_DATE;
      seconds[row] = DateText.seconds(cell, monthFirst);
      if (Double.isNaN(seconds[row])) {
        throw new DataException(
            column.line(line),
            "expected a date such as 2024-12-31 or %s; found %s"
                .formatted(monthFirst ? "12/31/2024" : "31.12.2024", Quoted.of(cell)));
      }
    }

    @Override
    public CsvColumnBuilder next(int rows) {
      return new OfDates(column, kind, new double[rows]);
    }

    @Override
    public Column build() {
      return DateColumn.of(column.column(), kind, seconds);
    }
  }

  /** A column of labels. */
  final class OfLabels implements CsvColumnBuilder {
    private final Location column;
    private final boolean anyText;
    private final int[] codes;
    private final Map<String, Integer> known = new HashMap<>();
    private final List<String> labels = new ArrayList<>();

    private OfLabels(Location column, int rows, boolean anyText) {
      this.column = column;
      this.anyText = anyText;
      this.codes = new int[rows];
    }

    @Override
    public void add(int row, String cell, long line) {
      if (!anyText && CellText.kind(cell) == CellText.Kind.MISSING) {
        codes[row] = CategoricalColumn.MISSING;
        return;
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
    public CsvColumnBuilder next(int rows) {
      return new OfLabels(column, rows, anyText);
    }

    @Override
    public Column build() {
      return CategoricalColumn.sorted(column.column(), labels, codes);
    }
  }
}
