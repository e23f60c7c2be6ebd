package dev.cajal.nn.search;

import dev.cajal.nn.registry.SettingException;
import java.util.List;
import java.util.OptionalLong;

/**
 * The values that one setting may take.
 *
 * <p>As text: values divided by {@code |}, or where there is none by commas outside of brackets; or
 * a range {@code LOW..HIGH}, of whole numbers if both ends are whole, with {@code log} behind it if
 * its size matters rather than its difference, and with {@code points N} if only N values of it are
 * to be tried: {@code "1e-4..1e-1 log"}, {@code "16..128 log points 4"}.
 */
public sealed interface Dimension permits Options, Range, WholeRange {

  /**
   * The value at a place.
   *
   * @param place at least 0 and below 1
   */
  String at(double place);

  /** The values that a grid tries: all of them, or three of a range that does not say how many. */
  List<String> grid();

  /** How many values there are, empty for a range of numbers that are not whole. */
  OptionalLong count();

  /** The values at the ends, or all that are listed: what is to be checked before a search. */
  List<String> bounds();

  /** Whether the values are numbers between two ends. */
  default boolean isRange() {
    return !(this instanceof Options);
  }

  /** The text that {@link #parse} reads. */
  String text();

  /** Whether it is a range in which equal factors count the same, not equal differences. */
  boolean logarithmic();

  /**
   * The values that a text describes.
   *
   * @param name of the setting, for messages
   * @throws SettingException with what was found and expected
   */
  static Dimension parse(String name, String text) {
    return parse(name, text, false);
  }

  /**
   * The values that a text describes.
   *
   * @param name of the setting, for messages
   * @param real whether the setting takes any number, so that a range with whole ends is one of
   *     numbers that are not whole too
   * @throws SettingException with what was found and expected
   */
  static Dimension parse(String name, String text, boolean real) {
    if (RangeText.matches(text)) {
      return RangeText.parse(name, text, real);
    }
    return Options.parse(name, text);
  }
}
