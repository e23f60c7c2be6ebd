package dev.cajal.io.csv;

import java.util.Locale;
import java.util.Set;

/** What the text of a cell is: a number, a missing value or something else. */
final class CellText {
  private static final Set<String> MISSING = Set.of("", "na", "n/a", "#n/a", "nan", "null", "?");
  private static final Set<String> NOT_FINITE =
      Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

  /** Powers of ten that a double holds exactly. */
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17
  };

  /** With so many digits a whole number stays below 2^53, so that dividing it rounds only once. */
  private static final int EXACT_DIGITS = 15;

  private CellText() {}

  /** Kinds of cells. */
  enum Kind {
    NUMBER,
    NOT_FINITE,
    MISSING,
    TEXT
  }

  static Kind kind(String text) {
    if (isNumber(text)) {
      return Kind.NUMBER;
    }
    if (text.length() > 9) {
      return Kind.TEXT;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (MISSING.contains(lower)) {
      return Kind.MISSING;
    }
    return NOT_FINITE.contains(lower) ? Kind.NOT_FINITE : Kind.TEXT;
  }

  /** Whether this is a number whose decimal point is a comma. */
  static boolean isDecimalComma(String text) {
    int comma = text.indexOf(',');
    return comma >= 0 && comma == text.lastIndexOf(',') && isNumber(text.replace(',', '.'));
  }

  /** Whether this is a sign, digits, a point, digits, an exponent, of which a digit is required. */
  static boolean isNumber(String text) {
    int i = skipSign(text, 0);
    int whole = skipDigits(text, i);
    int digits = whole - i;
    i = whole;
    if (i < text.length() && text.charAt(i) == '.') {
      int fraction = skipDigits(text, i + 1);
      digits += fraction - i - 1;
      i = fraction;
    }
    if (digits == 0) {
      return false;
    }
    if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      int exponent = skipSign(text, i + 1);
      int end = skipDigits(text, exponent);
      return end > exponent && end == text.length();
    }
    return i == text.length();
  }

  private static int skipSign(String text, int i) {
    return i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-') ? i + 1 : i;
  }

  private static int skipDigits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /** The nearest double to a text that {@link #isNumber}; infinite if it is out of range. */
  static double number(String text) {
    if (text.length() > EXACT_DIGITS) {
      return Double.parseDouble(text);
    }
    long digits = 0;
    int afterPoint = -1;
    for (int i = skipSign(text, 0); i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        afterPoint = 0;
      } else if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        afterPoint += afterPoint >= 0 ? 1 : 0;
      } else {
        return Double.parseDouble(text);
      }
    }
    double magnitude = afterPoint > 0 ? digits / TENS[afterPoint] : digits;
    return text.charAt(0) == '-' ? -magnitude : magnitude;
  }
}
