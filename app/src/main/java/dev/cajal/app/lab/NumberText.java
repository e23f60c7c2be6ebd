package dev.cajal.app.lab;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as readers see them: ten significant digits at most, the same in every country. */
public final class NumberText {
  private static final int DIGITS = 10;

  private NumberText() {}

  /** A number with ten significant digits, in powers of ten when very large or small. */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
    }
    return text(value, DIGITS).replace('-', '−');
  }

  /** A number with fewer significant digits. */
  public static String of(double value, int digits) {
    return Double.isFinite(value) ? text(value, digits).replace('-', '−') : of(value);
  }

  /** A number with the digits that an expected one is given with. */
  static String like(double value, String expected) {
    if (!Double.isFinite(value)) {
      return of(value);
    }
    int scale = new BigDecimal(expected).scale();
    return shown(new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN)).replace('-', '−');
  }

  /** A value of a parameter. */
  static String of(Object value) {
    return value instanceof Double number ? plain(number) : value.toString();
  }

  /** As on a command line: with a plain minus sign. */
  static String plain(double value) {
    return text(value, DIGITS);
  }

  private static String text(double value, int digits) {
    if (value == 0) {
      return "0";
    }
    return shown(
        new BigDecimal(value)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros());
  }

  private static String shown(BigDecimal number) {
    int exponent = number.precision() - number.scale() - 1;
    boolean plain = number.signum() == 0 || exponent >= -4 && exponent < DIGITS;
    return plain
        ? number.toPlainString()
        : number.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }
}
