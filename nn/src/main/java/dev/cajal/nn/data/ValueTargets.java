package dev.cajal.nn.data;

import java.util.Arrays;

/** A number per sample, already standardised where the preprocessing says so. */
public final class ValueTargets implements Targets {
  private final float[] values;

  private ValueTargets(float[] values) {
    this.values = values;
  }

  /** Targets with a copy of these values. */
  public static ValueTargets of(float... values) {
    return new ValueTargets(values.clone());
  }

  @Override
  public int size() {
    return values.length;
  }

  /** The value of a sample. */
  public float value(int row) {
    return values[row];
  }

  /** The values of all samples, a fresh array. */
  public float[] values() {
    return values.clone();
  }

  /** Copies the values of {@code rows[from]} to {@code rows[from + count − 1]}. */
  public void gather(int[] rows, int from, int count, float[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = values[rows[from + i]];
    }
  }

  @Override
  public ValueTargets rows(int... rows) {
    float[] chosen = new float[rows.length];
    gather(rows, 0, rows.length, chosen);
    return new ValueTargets(chosen);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValueTargets targets && Arrays.equals(values, targets.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return values.length + " numeric targets";
  }
}
