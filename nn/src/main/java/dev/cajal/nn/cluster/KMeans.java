package dev.cajal.nn.cluster;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * K centres that make Σ ‖x − nearest centre‖² small (Lloyd, <i>Least Squares Quantization in
 * PCM</i>, 1982): each sample goes to its nearest centre, each centre to the mean of its samples,
 * until no sample changes. The sum never grows, but where it ends depends on the start.
 *
 * <pre>{@code
 * KMeansFit groups = new KMeans(3).fit(x, 1);
 * }</pre>
 *
 * @param clusters K, at least 1
 * @param steps the most moves of the centres, at least 1; 100 unless given
 */
public record KMeans(int clusters, int steps) {
  /** Checks the numbers. */
  public KMeans {
    if (clusters < 1 || steps < 1) {
      throw new IllegalArgumentException(
          "k-means: at least one cluster and one step are needed; found %d clusters, %d steps"
              .formatted(clusters, steps));
    }
  }

  /** At most 100 steps. */
  public KMeans(int clusters) {
    this(clusters, 100);
  }

  /**
   * Fits from centres that are samples far from each other: each next one is drawn with a
   * probability proportional to its squared distance from the nearest of those before
   * (<i>k-means++</i>, Arthur and Vassilvitskii, 2007).
   *
   * @param samples [N, m], at least as many as clusters
   * @param seed of the draw
   */
  public KMeansFit fit(Tensor samples, long seed) {
    double[][] rows = rows(samples);
    double[] draws =
        RandomKey.of(seed).child("k-means").uniform(Shape.of(clusters), DType.F64).toDoubles();
    double[][] centres = new double[clusters][];
    double[] farness = new double[rows.length];
    Arrays.fill(farness, 1);
    for (int k = 0; k < clusters; k++) {
      centres[k] = rows[drawn(farness, draws[k])];
      for (int i = 0; i < rows.length; i++) {
        double square = square(rows[i], centres[k]);
        farness[i] = k == 0 ? square : Math.min(farness[i], square);
      }
    }
    return fit(samples, Matrices.matrix(centres));
  }

  /**
   * Fits from given centres. A centre that loses all its samples stays where it is.
   *
   * @param samples [N, m], at least as many as clusters
   * @param centres [K, m]
   */
  public KMeansFit fit(Tensor samples, Tensor centres) {
    double[][] rows = rows(samples);
    double[][] start = Matrices.rows("k-means, centres", centres);
    if (start.length != clusters || start[0].length != rows[0].length) {
      throw new IllegalArgumentException(
          "k-means: the centres must be [%d, %d]; found %s"
              .formatted(clusters, rows[0].length, centres.shape()));
    }
    Tensor x = Matrices.matrix(rows);
    List<Tensor> path = new ArrayList<>(List.of(Matrices.matrix(start)));
    List<Double> sums = new ArrayList<>();
    while (true) {
      Tensor place = path.getLast();
      Tensor squares = KMeansFit.squares(x, place);
      sums.add(squares.min(1).sum().toDouble());
      Tensor codes = squares.argmin(1).evaluate();
      Tensor next = means(x, codes, place);
      boolean settled = Arrays.equals(next.toDoubles(), place.toDoubles());
      if (settled || path.size() > steps) {
        return new KMeansFit(path, codes, sums, settled);
      }
      path.add(next);
    }
  }

  private static Tensor means(Tensor x, Tensor codes, Tensor before) {
    Tensor member = codes.oneHot(before.shape().dim(0), DType.F64);
    Tensor counts = member.sum(0).expand(1);
    Tensor sums = member.transpose().matmul(x);
    return counts.greaterThan(0).where(sums.dividedBy(counts.maximum(1)), before).evaluate();
  }

  private double[][] rows(Tensor samples) {
    double[][] rows = Matrices.rows("k-means", samples);
    if (rows.length < clusters) {
      throw new IllegalArgumentException(
          "k-means: at least as many samples as clusters are needed; found %d samples, %d clusters"
              .formatted(rows.length, clusters));
    }
    return rows;
  }

  /** The index at which the running sum of the weights passes this share of the whole. */
  private static int drawn(double[] weights, double share) {
    double rest = share * Arrays.stream(weights).sum();
    for (int i = 0; i < weights.length; i++) {
      rest -= weights[i];
      if (rest < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  private static double square(double[] a, double... b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }
}
