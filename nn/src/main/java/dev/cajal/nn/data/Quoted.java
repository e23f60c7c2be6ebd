package dev.cajal.nn.data;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Texts from a file made safe for a one-line message: in quotes, control characters shown as {@code
 * ?}, long ones cut.
 */
public final class Quoted {
  private static final int MAX_LENGTH = 60;
  private static final int MAX_ITEMS = 12;

  private Quoted() {}

  /** The text in double quotes, at most 60 characters of it. */
  public static String of(String text) {
    String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    StringBuilder out = new StringBuilder(shown.length() + 2).append('"');
    shown.chars().forEach(c -> out.append(Character.isISOControl(c) ? '?' : (char) c));
    return out.append('"').toString();
  }

  /** The texts in quotes with commas between, at most 12 of them and then the count of the rest. */
  public static String list(List<String> texts) {
    String shown =
        texts.stream().limit(MAX_ITEMS).map(Quoted::of).collect(Collectors.joining(", "));
    int rest = texts.size() - MAX_ITEMS;
    return rest > 0 ? shown + " and " + rest + " more" : shown;
  }
}
