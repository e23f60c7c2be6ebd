package dev.cajal.nn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The losses that a {@link RateFinder} met.
 *
 * @param points in the order of the rates
 */
public record RateCurve(List<Point> points) {
  private static final double MEMORY = 0.9;

  /** Copies the list. */
  public RateCurve {
    points = List.copyOf(points);
  }

  /**
   * One step.
   *
   * @param rate that it was made with
   * @param loss of its batch before it
   * @param smoothed mean of the losses so far, weighted by powers of 0.9
   */
  public record Point(double rate, double loss, double smoothed) {}

  /** The curve of losses at rates, which it smooths. */
  static RateCurve of(List<Double> rates, List<Double> losses) {
    List<Point> points = new ArrayList<>();
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < losses.size(); i++) {
      sum = MEMORY * sum + (1 - MEMORY) * losses.get(i);
      weight = MEMORY * weight + (1 - MEMORY);
      points.add(new Point(rates.get(i), losses.get(i), sum / weight));
    }
    return new RateCurve(points);
  }

  /**
   * The rate at which the smoothed loss falls fastest, over the logarithm of the rate and before
   * its lowest point; empty if it never falls.
   */
  public OptionalDouble suggestion() {
    int lowest = 0;
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).smoothed() < points.get(lowest).smoothed()) {
        lowest = i;
      }
    }
    int reach = Math.max(1, points.size() / 20);
    OptionalDouble suggestion = OptionalDouble.empty();
    double steepest = 0;
    for (int i = reach; i + reach < points.size() && i <= lowest; i++) {
      double change = points.get(i + reach).smoothed() - points.get(i - reach).smoothed();
      if (change < steepest) {
        steepest = change;
        suggestion = OptionalDouble.of(points.get(i).rate());
      }
    }
    return suggestion;
  }
}
