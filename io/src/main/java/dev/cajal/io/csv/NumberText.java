package dev.cajal.io.csv;

/**
 * Numbers as people write them: {@code 1,234.50}, {@code 1.234,50}, {@code 1 234}, {@code −3 %},
 * {@code $5}. A group of thousands has three digits and the first group does not begin with 0.
 */
final class NumberText {
  /** What may stand before or after the digits, one at a time. */
  private static final String CURRENCIES = "$€£¥₹₩₽฿₺₫₴";

  private static final char PERCENT = '%';
  private static final char NONE = 0;
  private static final int GROUP = 3;

  private NumberText() {}

  /** The currency or percent sign of a text, 0 if it has none. */
  static char unit(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    char last = text.charAt(text.length() - 1);
    if (last == PERCENT || CURRENCIES.indexOf(last) >= 0) {
      return last;
    }
    for (int i = 0; i < Math.min(2, text.length()); i++) {
      if (CURRENCIES.indexOf(text.charAt(i)) >= 0) {
        return text.charAt(i);
      }
    }
    return NONE;
  }

  /**
   * The number in a form that {@link CellText#isNumber} takes, or null if the text is none.
   *
   * @param decimalComma whether the comma stands before the fraction and the point between
   *     thousands, or the other way round
   */
  static String plain(String text, boolean decimalComma) {
    char unit = unit(text);
    String number = unit == NONE ? text : without(text, unit);
    StringBuilder out = new StringBuilder(number.length());
    int i = 0;
    if (!number.isEmpty() && "+-\u2212".indexOf(number.charAt(0)) >= 0) {
      out.append(number.charAt(0) == '+' ? '+' : '-');
      i = 1;
    }
    char point = decimalComma ? ',' : '.';
    int from = i;
    i = digits(number, from, out);
    if (i < number.length() && isGroupMark(number.charAt(i), decimalComma)) {
      i = groups(number, from, i, out);
      if (i < 0) {
        return null;
      }
    }
    if (i < number.length() && number.charAt(i) == point) {
      out.append('.');
      i = digits(number, i + 1, out);
    }
    out.append(number, i, number.length());
    String plain = out.toString();
    return CellText.isNumber(plain) ? plain : null;
  }

  private static boolean isGroupMark(char c, boolean decimalComma) {
    return c == (decimalComma ? '.' : ',')
        || c == ' '
        || c == '\u00a0'
        || c == '\u202f'
        || c == '\''
        || c == '\u2019';
  }

  /** The position behind groups of three digits, or −1 if they are not well formed. */
  private static int groups(String number, int from, int first, StringBuilder out) {
    char mark = number.charAt(first);
    if (first == from || first - from > GROUP || number.charAt(from) == '0') {
      return -1;
    }
    int i = first;
    while (i < number.length() && number.charAt(i) == mark) {
      int end = digits(number, i + 1, out);
      if (end - i - 1 != GROUP) {
        return -1;
      }
      i = end;
    }
    return i;
  }

  private static int digits(String text, int from, StringBuilder out) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      out.append(text.charAt(i++));
    }
    return i;
  }

  /** The text without its unit, wherever that stands, and white space around it. */
  private static String without(String text, char unit) {
    int at = text.charAt(text.length() - 1) == unit ? text.length() - 1 : text.indexOf(unit);
    String before = strip(text.substring(0, at));
    String after = strip(text.substring(at + 1));
    return before.isEmpty() ? after : before + after;
  }

  /** The text without white space around it, that which does not break a line included. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\u00a0' || c == '\u202f';
  }
}
