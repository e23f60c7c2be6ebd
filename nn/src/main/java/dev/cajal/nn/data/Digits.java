package dev.cajal.nn.data;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers that a person reads, without the last digits of binary arithmetic. */
final class Digits {
  private static final MathContext SIX = new MathContext(6);

  private Digits() {}

  /** A finite number with six significant digits at most. */
  static String six(double value) {
    return Double.toString(new BigDecimal(value).round(SIX).doubleValue());
  }
}
