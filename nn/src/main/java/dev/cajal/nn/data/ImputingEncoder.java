package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A column whose missing values are filled in before it is encoded, also where no value was missing
 * in the training part.
 *
 * @param encoder of the column without gaps
 * @param fill what is filled in, as text: a number as Java writes it, a label, or the seconds of a
 *     date
 * @param indicator whether a last feature is 1 where the value was missing and 0 elsewhere
 */
public record ImputingEncoder(ColumnEncoder encoder, String fill, boolean indicator)
    implements ColumnEncoder {
  /**
   * Checks what is filled in.
   *
   * @throws DataException if it is no number for a column of numbers or dates
   */
  public ImputingEncoder {
    Objects.requireNonNull(fill, "fill");
    if (encoder instanceof ImputingEncoder) {
      throw new DataException("imputation: a column is filled in once");
    }
    if (encoder.kind() != Column.Kind.CATEGORICAL && !isFinite(fill)) {
      throw new DataException(
          "imputation of column %s: expected a finite number; found %s"
              .formatted(Quoted.of(encoder.name()), Quoted.of(fill)));
    }
  }

  private static boolean isFinite(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The column with its gaps filled. */
  static Column filled(Column column, String fill) {
    if (column.missing() == 0) {
      return column;
    }
    return switch (column) {
      case CategoricalColumn categorical -> {
        List<String> texts = new ArrayList<>(column.size());
        for (int row = 0; row < column.size(); row++) {
          texts.add(categorical.isMissing(row) ? fill : categorical.text(row));
        }
        yield CategoricalColumn.ofTexts(column.name(), texts);
      }
      case NumericColumn numeric -> NumericColumn.of(column.name(), filled(numeric.values(), fill));
      case DateColumn dates -> {
        double[] seconds = new double[column.size()];
        for (int row = 0; row < seconds.length; row++) {
          seconds[row] = dates.seconds(row);
        }
        yield DateColumn.of(column.name(), dates.kind(), filled(seconds, fill));
      }
    };
  }

  private static double[] filled(double[] values, String fill) {
    double number = Double.parseDouble(fill);
    for (int row = 0; row < values.length; row++) {
      values[row] = Double.isNaN(values[row]) ? number : values[row];
    }
    return values;
  }

  @Override
  public String name() {
    return encoder.name();
  }

  @Override
  public Column.Kind kind() {
    return encoder.kind();
  }

  @Override
  public List<String> featureNames() {
    List<String> names = new ArrayList<>(encoder.featureNames());
    if (indicator) {
      names.add(name() + " missing");
    }
    return names;
  }

  @Override
  public String describe() {
    boolean number = kind() == Column.Kind.NUMERIC;
    return encoder.describe()
        + "; missing: "
        + (number ? Digits.shown(Double.parseDouble(fill)) : fill);
  }

  @Override
  public void encode(
      Table table, Column column, float[] out, int offset, int stride, Consumer<String> notes) {
    boolean textForNumbers =
        kind() == Column.Kind.NUMERIC && column.kind() == Column.Kind.CATEGORICAL;
    Column whole = textForNumbers ? column : filled(column, fill);
    encoder.encode(table, whole, out, offset, stride, notes);
    if (indicator) {
      int last = offset + encoder.featureNames().size();
      for (int row = 0; row < column.size(); row++) {
        out[row * stride + last] = column.isMissing(row) ? 1 : 0;
      }
    }
  }
}
