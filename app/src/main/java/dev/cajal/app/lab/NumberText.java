package dev.cajal.app.lab;

import java.math.BigDecimal;
import java.math.MathContext;

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
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent < -4 || exponent >= DIGITS
        ? rounded.movePointLeft(exponent).toPlainString() + "e" + exponent
        : rounded.toPlainString();
  }
}
