package dev.cajal.nn.neuron;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import java.util.ArrayList;
import java.util.List;

/**
 * The points where wᵀx + b = 0: a line in two dimensions, a plane in three (D0, D1).
 *
 * <p>w is its normal, b shifts it. On the side to which w points scores and distances are positive.
 *
 * <pre>{@code
 * Hyperplane line = Hyperplane.of(new double[] {1, 1}, -2);
 * double r = line.distance(5, 5);  // 5.65…
 * }</pre>
 *
 * @param weights w, finite, at least one
 * @param bias b, finite
 */
public record Hyperplane(List<Double> weights, double bias) {
  /** Checks the numbers. */
  public Hyperplane {
    weights = List.copyOf(weights);
    if (weights.isEmpty()
        || !weights.stream().allMatch(Double::isFinite)
        || !Double.isFinite(bias)) {
      throw new IllegalArgumentException(
          "hyperplane: at least one weight is needed and all numbers must be finite; found weights"
              + " %s, bias %s".formatted(weights, bias));
    }
  }

  /** The hyperplane of weights and bias. */
  public static Hyperplane of(double[] weights, double bias) {
    List<Double> list = new ArrayList<>();
    for (double weight : weights) {
      list.add(weight);
    }
    return new Hyperplane(list, bias);
  }

  /** The number of dimensions. */
  public int dimensions() {
    return weights.size();
  }

  /** w as an f64 vector [m]. */
  public Tensor weightVector() {
    return Matrices.vector(weightArray());
  }

  /** w as an array. */
  public double[] weightArray() {
    return weights.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** ‖w‖. */
  public double norm() {
    double square = 0;
    for (double weight : weights) {
      square += weight * weight;
    }
    return Math.sqrt(square);
  }

  /** wᵀx + b of each row of [N, m], as [N]. */
  public Tensor score(Tensor points) {
    Tensor x = Points.rows("hyperplane", points, dimensions());
    return x.matmul(weightVector().expand(1)).squeeze(1).plus(bias);
  }

  /** wᵀx + b of one point. */
  public double score(double... point) {
    requireDimensions(point);
    double sum = 0;
    for (int i = 0; i < point.length; i++) {
      sum += weights.get(i) * point[i];
    }
    return sum + bias;
  }

  /**
   * The signed distance (wᵀx + b) / ‖w‖ of each row of [N, m], as [N].
   *
   * @throws IllegalArgumentException if all weights are 0
   */
  public Tensor distance(Tensor points) {
    return score(points).dividedBy(positiveNorm());
  }

  /**
   * The signed distance (wᵀx + b) / ‖w‖ of one point.
   *
   * @throws IllegalArgumentException if all weights are 0
   */
  public double distance(double... point) {
    return score(point) / positiveNorm();
  }

  /**
   * The nearest point of the hyperplane, x − r·w/‖w‖.
   *
   * @throws IllegalArgumentException if all weights are 0
   */
  public double[] nearest(double... point) {
    double factor = distance(point) / positiveNorm();
    double[] foot = point.clone();
    for (int i = 0; i < foot.length; i++) {
      foot[i] -= factor * weights.get(i);
    }
    return foot;
  }

  private double positiveNorm() {
    double norm = norm();
    if (norm == 0) {
      throw new IllegalArgumentException(
          "hyperplane: a distance needs a weight other than 0; found weights " + weights);
    }
    return norm;
  }

  private void requireDimensions(double... point) {
    if (point.length != dimensions()) {
      throw new IllegalArgumentException(
          "hyperplane: a point of %d numbers is needed; found %d"
              .formatted(dimensions(), point.length));
    }
  }
}
