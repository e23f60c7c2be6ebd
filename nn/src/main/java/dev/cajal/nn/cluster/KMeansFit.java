package dev.cajal.nn.cluster;

import dev.cajal.Tensor;
import java.util.List;

/**
 * Groups of samples, as {@link KMeans} found them.
 *
 * @param path the centres [K, m], f64: at the start, then after each step
 * @param codes the group [N] (i32, counted from 0) of each sample
 * @param sums Σ ‖x − nearest centre‖² for each place of the path
 * @param settled whether the last step would have moved nothing
 */
public record KMeansFit(List<Tensor> path, Tensor codes, List<Double> sums, boolean settled) {
  /** Copies the lists. */
  public KMeansFit {
    path = List.copyOf(path);
    sums = List.copyOf(sums);
  }

  /** The centres [K, m] at the end. */
  public Tensor centres() {
    return path.getLast();
  }

  /** Σ ‖x − nearest centre‖² at the end. */
  public double sum() {
    return sums.getLast();
  }

  /** The group [N] (i32) whose centre is nearest to each of other points [N, m]. */
  public Tensor group(Tensor points) {
    return squares(points.to(centres().dtype()), centres()).argmin(1);
  }

  /** The squared distance [N, K] of each point from each centre. */
  static Tensor squares(Tensor points, Tensor centres) {
    return points.expand(1).minus(centres.expand(0)).square().sum(2);
  }
}
