package dev.cajal.nn.data;

import java.util.Arrays;
import java.util.Objects;

/** A column of finite numbers; not-a-number stands for a missing value. */
public final class NumericColumn implements Column {
  /** Above this, neighbouring doubles are more than 1 apart. */
  private static final double LARGEST_EXACT_INTEGER = 0x1p53;

  private final String name;
  private final double[] values;

  private NumericColumn(String name, double[] values) {
    this.name = Objects.requireNonNull(name, "name");
    this.values = values;
    for (int row = 0; row < values.length; row++) {
      if (Double.isInfinite(values[row])) {
        throw new DataException(
            "column %s: numbers must be finite; row %d holds %s"
                .formatted(Quoted.of(name), row + 1, values[row]));
      }
    }
  }

  /**
   * A column with a copy of these values, of which NaN is a missing one.
   *
   * @throws DataException if a value is infinite
   */
  public static NumericColumn of(String name, double... values) {
    return new NumericColumn(name, values.clone());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public Kind kind() {
    return Kind.NUMERIC;
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(values[row]);
  }

  /** The number in a row, counted from 0; NaN if it is missing. */
  public double value(int row) {
    return values[row];
  }

  /** All numbers, a fresh array. */
  public double[] values() {
    return values.clone();
  }

  /** Whether every number is a whole one, of at most 2^53. */
  public boolean isWhole() {
    return Arrays.stream(values).allMatch(NumericColumn::isWhole);
  }

  static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT_INTEGER;
  }

  /** The number as text: {@code 3} rather than {@code 3.0}. */
  static String text(double value) {
    return isWhole(value) ? Long.toString((long) value) : Double.toString(value);
  }

  @Override
  public String text(int row) {
    return isMissing(row) ? "" : text(values[row]);
  }

  @Override
  public NumericColumn rows(int[] rows) {
    return new NumericColumn(name, Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumericColumn column
        && name.equals(column.name)
        && Arrays.equals(values, column.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, Arrays.hashCode(values));
  }

  @Override
  public String toString() {
    return "numeric column " + Quoted.of(name) + " of " + values.length + " rows";
  }
}
