package dev.cajal.nn.data;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A number, scaled.
 *
 * @param name the column
 * @param scaler fitted on the training part
 */
public record NumberEncoder(String name, Scaler scaler) implements ColumnEncoder {
  /** Checks that nothing is null. */
  public NumberEncoder {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(scaler, "scaler");
  }

  @Override
  public Column.Kind kind() {
    return Column.Kind.NUMERIC;
  }

  @Override
  public List<String> featureNames() {
    return List.of(name);
  }

  @Override
  public String describe() {
    return scaler.describe();
  }

  @Override
  public void encode(
      Table table, Column column, float[] out, int offset, int stride, Consumer<String> notes) {
    NumericColumn numbers = Columns.numeric(table, column);
    for (int row = 0; row < numbers.size(); row++) {
      out[row * stride + offset] = feature(table, numbers, row, numbers.value(row), scaler);
    }
  }

  /** A scaled number, which must be finite. */
  static float feature(Table table, Column column, int row, double value, Scaler scaler) {
    float feature = (float) scaler.apply(value);
    if (!Float.isFinite(feature)) {
      throw new DataException(
          table.location(row, column.name()),
          "%s is too far from the training data (%s) for a 32-bit number"
              .formatted(column.text(row), scaler.describe()));
    }
    return feature;
  }
}
