package dev.cajal.nn.search;

import dev.cajal.nn.registry.SettingException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Whole numbers from one end to the other, both included.
 *
 * @param low the lower end
 * @param high the upper end
 * @param logarithmic whether equal factors count the same, which needs a lower end above 0
 * @param points how many values are tried, evenly over the range with both ends; 0 for any number,
 *     of which a grid tries 3
 */
public record WholeRange(int low, int high, boolean logarithmic, int points) implements Dimension {

  /** Checks the ends, and that there are as many values as points. */
  public WholeRange {
    Range.check(low, high, logarithmic, points);
    long numbers = (long) high - low + 1;
    if (points > numbers) {
      throw new SettingException(
          "range: %d..%d has %d whole numbers, so points must be at most %d; found %d"
              .formatted(low, high, numbers, numbers, points));
    }
  }

  @Override
  public String at(double place) {
    if (points > 0) {
      List<String> values = grid();
      return values.get((int) (place * values.size()));
    }
    double between = Range.between(low, high + 1.0, logarithmic, place);
    return Integer.toString(Math.clamp((long) Math.floor(between), low, high));
  }

  @Override
  public List<String> grid() {
    int count = points > 0 ? points : Range.USUAL_POINTS;
    return IntStream.range(0, count)
        .mapToDouble(i -> Range.between(low, high, logarithmic, i / (count - 1.0)))
        .mapToObj(value -> Long.toString(Math.round(value)))
        .distinct()
        .toList();
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(points > 0 ? grid().size() : (long) high - low + 1);
  }

  @Override
  public List<String> bounds() {
    return List.of(Integer.toString(low), Integer.toString(high));
  }

  @Override
  public String text() {
    return Range.ends(low, high, logarithmic, points);
  }
}
