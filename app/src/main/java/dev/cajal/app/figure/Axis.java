package dev.cajal.app.figure;

import java.util.Objects;

/**
 * An axis of a chart.
 *
 * @param label what it measures, with the unit
 * @param logarithmic whether equal steps are equal factors
 * @param low where it begins, not a number for as the marks need
 * @param high where it ends, not a number for as the marks need
 */
record Axis(String label, boolean logarithmic, double low, double high) {
  Axis {
    Objects.requireNonNull(label, "label");
    if (low >= high || logarithmic && low <= 0) {
      throw new IllegalArgumentException(
          "axis %s: low must be below high, and above 0 if logarithmic; found %s and %s"
              .formatted(label, low, high));
    }
  }

  Axis(String label) {
    this(label, false, Double.NaN, Double.NaN);
  }

  boolean hasLimits() {
    return low < high;
  }

  /** Whether a number has a place on it. */
  boolean accepts(double value) {
    return Double.isFinite(value) && !(logarithmic && value <= 0);
  }
}
