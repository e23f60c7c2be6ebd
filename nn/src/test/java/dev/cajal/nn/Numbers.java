package dev.cajal.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Comparison with numbers that are given to ten significant digits. */
public final class Numbers {
  private Numbers() {}

  /** Requires equality to a relative 1e-9. */
  public static void assertDigits(double actual, double expected) {
    assertDigits(actual, expected, 1e-9);
  }

  /** Requires equality to a relative tolerance, absolute near 0. */
  public static void assertDigits(double actual, double expected, double relative) {
    double allowed = expected == 0 ? relative : relative * Math.abs(expected);
    assertThat(actual).isCloseTo(expected, within(allowed));
  }

  /** Requires equality of each number to a relative 1e-9. */
  public static void assertDigits(double[] actual, double... expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertDigits(actual[i], expected[i]);
    }
  }
}
