package dev.cajal.nn.descent;

import java.util.ArrayList;
import java.util.List;

/**
 * The places that a walk over a surface visited, the start first.
 *
 * @param points at least one
 * @param diverged whether the walk ended early because a number was no longer finite
 */
public record DescentPath(List<SurfacePoint> points, boolean diverged) {
  /** Copies the list. */
  public DescentPath {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("descent path: at least the start is needed");
    }
  }

  /** The number of steps made. */
  public int steps() {
    return points.size() - 1;
  }

  /** The start. */
  public SurfacePoint first() {
    return points.getFirst();
  }

  /** Where the walk ended. */
  public SurfacePoint last() {
    return points.getLast();
  }

  /** One coordinate of all points, counted from 0. */
  public double[] coordinates(int i) {
    return points.stream().mapToDouble(p -> p.x(i)).toArray();
  }

  /** The values of all points. */
  public double[] values() {
    return points.stream().mapToDouble(SurfacePoint::value).toArray();
  }

  /**
   * The running means of the positions, start included: W̄⁽ⁿ⁾ = n/(n+1)·W̄⁽ⁿ⁻¹⁾ + W⁽ⁿ⁾/(n+1), what
   * averaged gradient descent returns (D1; Polyak and Juditsky, 1992).
   */
  public List<double[]> averages() {
    List<double[]> averages = new ArrayList<>();
    double[] mean = new double[points.getFirst().position().size()];
    for (int n = 0; n < points.size(); n++) {
      double[] next = new double[mean.length];
      for (int i = 0; i < mean.length; i++) {
        next[i] = mean[i] * n / (n + 1) + points.get(n).x(i) / (n + 1);
      }
      averages.add(next);
      mean = next;
    }
    return averages;
  }
}
