package dev.cajal.nn.search;

import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.registry.SettingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a range. */
final class RangeText {
  private static final String NUMBER = "[-+]?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][-+]?\\d+)?";
  private static final Pattern BEGIN = Pattern.compile("\\s*[-+.]?\\d.*\\.\\..*");
  private static final Pattern RANGE =
      Pattern.compile("\\s*(%1$s)\\s*\\.\\.\\s*(%1$s)\\s*(.*)".formatted(NUMBER));
  private static final Pattern WORDS =
      Pattern.compile("(?<log>log)?\\s*(?:points\\s+(?<points>\\d{1,6}))?\\s*");
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,9}");

  private RangeText() {}

  static boolean matches(String text) {
    return BEGIN.matcher(text).matches();
  }

  static Dimension parse(String name, String text, boolean real) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      throw wrong(name, text);
    }
    Matcher words = WORDS.matcher(range.group(3));
    if (!words.matches()) {
      throw wrong(name, text);
    }
    boolean log = words.group("log") != null;
    int points = words.group("points") == null ? 0 : Integer.parseInt(words.group("points"));
    if (words.group("points") != null && points < 2) {
      throw new SettingException(name + ": range: points must be at least 2; found " + points);
    }
    String low = range.group(1);
    String high = range.group(2);
    try {
      return !real && WHOLE.matcher(low).matches() && WHOLE.matcher(high).matches()
          ? new WholeRange(Integer.parseInt(low), Integer.parseInt(high), log, points)
          : new Range(Double.parseDouble(low), Double.parseDouble(high), log, points);
    } catch (SettingException e) {
      throw new SettingException(name + ": " + e.getMessage(), e);
    }
  }

  private static SettingException wrong(String name, String text) {
    return new SettingException(
        "%s: expected a range such as 1e-4..1e-1 log, 16..128 or 0.0..1.0 points 5; found %s"
            .formatted(name, Quoted.of(text.strip())));
  }
}
