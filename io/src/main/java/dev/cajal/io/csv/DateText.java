package dev.cajal.io.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as people write them: {@code 2024-12-31}, {@code 2024/12/31}, {@code 2024-12}, {@code
 * 31.12.2024}, {@code 31/12/2024} or {@code 12/31/2024}, {@code 31/12/24}, {@code 31 Dec 2024},
 * {@code Dec 31, 2024}, each also with a time such as {@code 23:59}, {@code T23:59:59.999Z} or
 * {@code 11:59 pm}. A time zone is read and plays no part. Years have four digits, 1000 to 2999;
 * two digits, behind a bar, lie in 1970 to 2069.
 */
final class DateText {
  private static final int SHORTEST = 6;
  private static final int LONGEST = 40;
  private static final int FIRST_SHORT_YEAR = 70;
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private static final String TIME =
      "(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(?: ?([AaPp])\\.?[Mm]\\.?)?"
          + " ?(?:Z|UTC|GMT|[+-]\\d{2}:?(?:\\d{2})?)?)?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile("([12]\\d{3})([-/.])(\\d{1,2})(?:\\2(\\d{1,2}))?" + TIME);
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2([12]\\d{3}|(?<=/)\\d{2})" + TIME);
  private static final Pattern NAMED =
      Pattern.compile("(\\d{1,2})\\.?[- ]([A-Za-z]{3,9})\\.?[- ,]+([12]\\d{3})" + TIME);
  private static final Pattern NAME_FIRST =
      Pattern.compile("([A-Za-z]{3,9})\\.? (\\d{1,2}),? ([12]\\d{3})" + TIME);

  private DateText() {}

  /**
   * The seconds since the beginning of 1970, NaN if the text is no date.
   *
   * @param monthFirst whether of two numbers the first is the month
   */
  static double seconds(String text, boolean monthFirst) {
    if (text.length() < SHORTEST || text.length() > LONGEST || !mayBeDate(text)) {
      return Double.NaN;
    }
    try {
      Matcher m = YEAR_FIRST.matcher(text);
      if (m.matches()) {
        boolean monthOnly = m.group(4) == null;
        if (monthOnly && (!m.group(2).equals("-") || m.group(3).length() < 2)) {
          return Double.NaN;
        }
        return of(number(m, 1), number(m, 3), monthOnly ? 1 : number(m, 4), m, 5);
      }
      m = YEAR_LAST.matcher(text);
      if (m.matches()) {
        // A point is never between month and day.
        boolean swapped = monthFirst && !m.group(2).equals(".");
        return of(year(m.group(4)), number(m, swapped ? 1 : 3), number(m, swapped ? 3 : 1), m, 5);
      }
      m = NAMED.matcher(text);
      if (m.matches()) {
        return of(number(m, 3), month(m.group(2)), number(m, 1), m, 4);
      }
      m = NAME_FIRST.matcher(text);
      return m.matches() ? of(number(m, 3), month(m.group(1)), number(m, 2), m, 4) : Double.NaN;
    } catch (DateTimeException e) {
      return Double.NaN;
    }
  }

  /** Whether a text has a digit and a mark of a date, which numbers and most texts do not have. */
  private static boolean mayBeDate(String text) {
    int digits = 0;
    boolean mark = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
      mark |= i > 0 && (c == '-' || c == '/' || c == '.' || c == ' ');
    }
    return digits >= 3 && mark;
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static int year(String text) {
    int year = Integer.parseInt(text);
    if (text.length() > 2) {
      return year;
    }
    return year < FIRST_SHORT_YEAR ? 2000 + year : 1900 + year;
  }

  /** The number of the month with this name or its beginning, 0 if there is none. */
  private static int month(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (int month = 0; month < MONTHS.size(); month++) {
      boolean sept = month == 8 && lower.equals("sept");
      if (MONTHS.get(month).equals(lower)
          || lower.length() == 3 && MONTHS.get(month).startsWith(lower)
          || sept) {
        return month + 1;
      }
    }
    return 0;
  }

  private static double of(int year, int month, int day, Matcher m, int time) {
    double seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400.0;
    if (m.group(time) == null) {
      return seconds;
    }
    int hour = number(m, time);
    String half = m.group(time + 4);
    if (half != null) {
      if (hour < 1 || hour > 12) {
        return Double.NaN;
      }
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    int minute = number(m, time + 1);
    int second = m.group(time + 2) == null ? 0 : number(m, time + 2);
    if (hour > 23 || minute > 59 || second > 59) {
      return Double.NaN;
    }
    String fraction = m.group(time + 3);
    double part = fraction == null ? 0 : Double.parseDouble("0." + fraction);
    return seconds + hour * 3600 + minute * 60 + second + part;
  }
}
