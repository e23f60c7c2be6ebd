package dev.cajal.nn.schedule;

/** The ranges of settings. */
final class Check {
  private Check() {}

  static void positive(String schedule, String setting, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s: %s must be greater than 0; found %s".formatted(schedule, setting, value));
    }
  }

  static void notNegative(String schedule, String setting, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s: %s must be at least 0; found %s".formatted(schedule, setting, value));
    }
  }

  static void atLeastOne(String schedule, String setting, double value) {
    if (!(value >= 1 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s: %s must be at least 1; found %s".formatted(schedule, setting, value));
    }
  }

  static void share(String schedule, String setting, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s: %s must be at least 0 and at most 1; found %s".formatted(schedule, setting, value));
    }
  }
}
