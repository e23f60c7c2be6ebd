package dev.cajal.nn.registry;

/**
 * The ranges of settings: each method requires that a finite number lies in one.
 *
 * <p>All take who has the setting, as messages name it, the setting's name, and its value; all
 * throw {@link IllegalArgumentException} for a value outside, not-a-number included.
 */
public final class Ranges {
  private Ranges() {}

  /** Requires a value greater than 0. */
  public static void positive(String owner, String setting, double value) {
    require(value > 0 && value < Double.POSITIVE_INFINITY, owner, setting, "greater than 0", value);
  }

  /** Requires a value of at least 0. */
  public static void notNegative(String owner, String setting, double value) {
    require(value >= 0 && value < Double.POSITIVE_INFINITY, owner, setting, "at least 0", value);
  }

  /** Requires a value of at least 1. */
  public static void atLeastOne(String owner, String setting, double value) {
    require(value >= 1 && value < Double.POSITIVE_INFINITY, owner, setting, "at least 1", value);
  }

  /** Requires a value from 0 to 1, without 1 itself. */
  public static void fraction(String owner, String setting, double value) {
    require(value >= 0 && value < 1, owner, setting, "at least 0 and less than 1", value);
  }

  /** Requires a value from 0 to 1. */
  public static void share(String owner, String setting, double value) {
    require(value >= 0 && value <= 1, owner, setting, "at least 0 and at most 1", value);
  }

  private static void require(
      boolean holds, String owner, String setting, String range, double found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s: %s must be %s; found %s".formatted(owner, setting, range, found));
    }
  }
}
