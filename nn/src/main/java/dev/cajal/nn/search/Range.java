package dev.cajal.nn.search;

import dev.cajal.nn.registry.SettingException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Numbers between two ends, rounded to four digits.
 *
 * @param low the lower end
 * @param high the upper end
 * @param logarithmic whether equal factors count the same, which needs a lower end above 0
 * @param points how many values are tried, evenly over the range with both ends; 0 for any number,
 *     of which a grid tries 3
 */
public record Range(double low, double high, boolean logarithmic, int points) implements Dimension {
  static final int USUAL_POINTS = 3;
  private static final MathContext DIGITS = new MathContext(4);

  /** Checks the ends. */
  public Range {
    check(low, high, logarithmic, points);
  }

  static void check(double low, double high, boolean logarithmic, int points) {
    if (!(low < high && Double.isFinite(low) && Double.isFinite(high))) {
      throw new SettingException(
          "range: the lower end must be below the upper one; found %s..%s".formatted(low, high));
    }
    if (logarithmic && low <= 0) {
      throw new SettingException(
          "range: the lower end must be greater than 0 where log is said; found " + low);
    }
    if (points < 0 || points == 1) {
      throw new SettingException("range: points must be at least 2; found " + points);
    }
  }

  @Override
  public String at(double place) {
    return points > 0 ? grid().get((int) (place * points)) : text(between(place));
  }

  @Override
  public List<String> grid() {
    int count = points > 0 ? points : USUAL_POINTS;
    return IntStream.range(0, count).mapToObj(i -> text(between(i / (count - 1.0)))).toList();
  }

  @Override
  public OptionalLong count() {
    return points > 0 ? OptionalLong.of(points) : OptionalLong.empty();
  }

  @Override
  public List<String> bounds() {
    return List.of(text(low), text(high));
  }

  private double between(double place) {
    return between(low, high, logarithmic, place);
  }

  static double between(double low, double high, boolean logarithmic, double place) {
    return logarithmic
        ? StrictMath.exp(StrictMath.log(low) + place * (StrictMath.log(high) - StrictMath.log(low)))
        : low + place * (high - low);
  }

  static String ends(Object low, Object high, boolean logarithmic, int points) {
    return low
        + ".."
        + high
        + (logarithmic ? " log" : "")
        + (points > 0 ? " points " + points : "");
  }

  private static String text(double value) {
    return Double.toString(new BigDecimal(value).round(DIGITS).doubleValue());
  }

  @Override
  public String text() {
    return ends(low, high, logarithmic, points);
  }
}
