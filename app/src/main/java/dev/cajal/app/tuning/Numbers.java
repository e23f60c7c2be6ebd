package dev.cajal.app.tuning;

import dev.cajal.app.training.MetricRows;

/** Numbers as text. */
final class Numbers {
  private Numbers() {}

  /** With as many digits as a reader can use. */
  static String shown(double value) {
    return MetricRows.number(value);
  }

  /** A difference, with its sign. */
  static String difference(double value) {
    String shown = shown(value);
    return value > 0 ? "+" + shown : shown;
  }

  /** With all digits; nothing where there is no number. */
  static String exact(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
