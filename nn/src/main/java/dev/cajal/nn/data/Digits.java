package dev.cajal.nn.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers that a person reads, without the last digits of binary arithmetic. */
final class Digits {
  private static final MathContext SIX = new MathContext(6);

  private Digits() {}

  /**
   * A finite number: with six significant digits at most if it is less than a thousand, else with
   * three decimals, as what distinguishes large numbers may be their last digits.
   */
  static String shown(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded =
        Math.abs(value) < 1000 ? exact.round(SIX) : exact.setScale(3, RoundingMode.HALF_UP);
    return Double.toString(rounded.doubleValue());
  }
}
