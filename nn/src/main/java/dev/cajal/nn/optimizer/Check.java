package dev.cajal.nn.optimizer;

/** The ranges of settings. */
final class Check {
  private Check() {}

  static void rate(String optimizer, double rate) {
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s: rate must be greater than 0; found %s".formatted(optimizer, rate));
    }
  }

  static void fraction(String optimizer, String setting, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s: %s must be at least 0 and less than 1; found %s"
              .formatted(optimizer, setting, value));
    }
  }
}
