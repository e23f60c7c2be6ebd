package dev.cajal.app.figure;

import java.util.List;
import java.util.Objects;

/**
 * A line of a chart.
 *
 * @param name what the legend calls it
 * @param points where it goes through, from left to right; those that are not finite are left out
 */
public record Series(String name, List<Point> points) {

  /** A place in a chart. */
  public record Point(double x, double y) {
    boolean isFinite() {
      return Double.isFinite(x) && Double.isFinite(y);
    }
  }

  /** Keeps an unmodifiable copy of the points. */
  public Series {
    Objects.requireNonNull(name, "name");
    points = List.copyOf(points);
  }
}
