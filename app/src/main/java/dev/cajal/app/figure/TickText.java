package dev.cajal.app.figure;

import java.math.BigDecimal;
import java.math.MathContext;

/** Short numbers for scales: three digits, a real minus sign. */
final class TickText {
  private TickText() {}

  static String of(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    String text =
        exponent < -4 || exponent > 5
            ? rounded.movePointLeft(exponent).toPlainString() + "e" + exponent
            : rounded.toPlainString();
    return text.replace('-', '−');
  }
}
