package dev.cajal.nn.optimizer;

/** The ranges of settings. */
final class Check {
  private Check() {}

  static void rate(String owner, double rate) {
    positive(owner, "rate", rate);
  }

  static void fraction(String owner, String setting, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s: %s must be at least 0 and less than 1; found %s".formatted(owner, setting, value));
    }
  }

  static void positive(String owner, String setting, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s: %s must be greater than 0; found %s".formatted(owner, setting, value));
    }
  }

  static void notNegative(String owner, String setting, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s: %s must be at least 0; found %s".formatted(owner, setting, value));
    }
  }
}
