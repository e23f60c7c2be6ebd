package dev.cajal.nn.search;

import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.registry.SettingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * The settings that a search varies, by name, and the values of each.
 *
 * <pre>{@code
 * SearchSpace space = SearchSpace.parse("rate = 1e-4..1e-1 log; units = 8, 16, 32");
 * }</pre>
 *
 * @param dimensions at least one
 */
public record SearchSpace(Map<String, Dimension> dimensions) {
  private static final int MOST_DRAWS = 1000;

  /** Keeps an unmodifiable copy in the same order. */
  public SearchSpace {
    dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    if (dimensions.isEmpty()) {
      throw new SettingException(
          "search space: expected at least one setting such as l2=0,1e-4; found none");
    }
  }

  /**
   * The space of a text: {@code NAME = VALUES} as {@link Dimension} says, divided by semicolons or
   * lines; a line that begins with # is a comment.
   *
   * @throws SettingException with what was found and expected
   */
  public static SearchSpace parse(String text) {
    return parse(text, _ -> false);
  }

  /**
   * The space of a text, in which ranges of some settings are of numbers that are not whole even if
   * both ends are.
   *
   * @param real tells by its name whether a setting takes any number
   * @throws SettingException with what was found and expected
   */
  public static SearchSpace parse(String text, Predicate<String> real) {
    Map<String, Dimension> dimensions = new LinkedHashMap<>();
    text.lines()
        .filter(line -> !line.strip().startsWith("#"))
        .flatMap(line -> List.of(line.split(";", -1)).stream())
        .filter(entry -> !entry.isBlank())
        .forEach(entry -> add(dimensions, entry.strip(), real));
    return new SearchSpace(dimensions);
  }

  private static void add(Map<String, Dimension> dimensions, String entry, Predicate<String> real) {
    int sign = entry.indexOf('=');
    String name = sign < 0 ? "" : entry.substring(0, sign).strip();
    if (name.isEmpty()) {
      throw new SettingException("search space: expected NAME=VALUES; found " + Quoted.of(entry));
    }
    String values = entry.substring(sign + 1).strip();
    if (dimensions.put(name, Dimension.parse(name, values, real.test(name))) != null) {
      throw new SettingException(
          "search space: expected each setting once; found %s twice".formatted(Quoted.of(name)));
    }
  }

  /** The text that {@link #parse} reads, with semicolons. */
  public String text() {
    List<String> entries = new ArrayList<>();
    dimensions.forEach((name, dimension) -> entries.add(name + " = " + dimension.text()));
    return String.join("; ", entries);
  }

  /** How many points there are, empty if a range has any number. */
  public OptionalLong size() {
    long size = 1;
    for (Dimension dimension : dimensions.values()) {
      if (dimension.count().isEmpty()) {
        return OptionalLong.empty();
      }
      long count = dimension.count().getAsLong();
      size = size > Long.MAX_VALUE / count ? Long.MAX_VALUE : size * count;
    }
    return OptionalLong.of(size);
  }

  /** How many points the grid has. */
  long gridSize() {
    long size = 1;
    for (Dimension dimension : dimensions.values()) {
      int count = dimension.grid().size();
      size = size > Long.MAX_VALUE / count ? Long.MAX_VALUE : size * count;
    }
    return size;
  }

  /** A point of the grid, in which the last setting changes fastest. */
  Map<String, String> gridPoint(long index) {
    List<Map.Entry<String, Dimension>> entries = new ArrayList<>(dimensions.entrySet());
    Map<String, String> reversed = new LinkedHashMap<>();
    long rest = index;
    for (Map.Entry<String, Dimension> entry : entries.reversed()) {
      List<String> values = entry.getValue().grid();
      reversed.put(entry.getKey(), values.get((int) (rest % values.size())));
      rest /= values.size();
    }
    Map<String, String> point = new LinkedHashMap<>();
    dimensions.keySet().forEach(name -> point.put(name, reversed.get(name)));
    return point;
  }

  /**
   * Points at random, all different; fewer where there are not so many. The first ones are the same
   * for every count.
   */
  List<Map<String, String>> draw(int count, long seed) {
    Set<Map<String, String>> points = new LinkedHashSet<>();
    SplittableRandom random = new SplittableRandom(seed);
    long wanted = Math.min(count, size().orElse(Long.MAX_VALUE));
    // The last points of a small space may be drawn rarely.
    for (long draws = 0; points.size() < wanted && draws < MOST_DRAWS + 10L * count; draws++) {
      Map<String, String> point = new LinkedHashMap<>();
      dimensions.forEach((name, dimension) -> point.put(name, dimension.at(random.nextDouble())));
      points.add(point);
    }
    return List.copyOf(points);
  }
}
