package dev.cajal.nn.algebra;

import dev.cajal.Tensor;
import dev.cajal.shape.DType;
import dev.cajal.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;

/**
 * Principal components of samples: the orthogonal directions of largest variance, the eigenvectors
 * of the covariance (1/N) Σ (x − mean)(x − mean)ᵀ (Pearson, 1901; Hotelling, 1933; named in D1).
 *
 * <pre>{@code
 * Pca pca = Pca.fit(samples, 2);
 * Tensor plane = pca.transform(samples);  // [N, 2]
 * }</pre>
 *
 * @param mean of the samples [m]
 * @param components orthonormal columns in the order of their variances [m, k]
 * @param variances along the components, descending
 * @param totalVariance of all m directions together
 */
public record Pca(Tensor mean, Tensor components, List<Double> variances, double totalVariance) {
  /** Copies the list. */
  public Pca {
    variances = List.copyOf(variances);
  }

  /** All components of samples [N, m]. */
  public static Pca fit(Tensor samples) {
    return fit(samples, samples.shape().rank() == 2 ? samples.shape().dim(1) : 1);
  }

  /**
   * The first components of samples.
   *
   * @param samples [N, m], at least two
   * @param count how many, from 1 to m
   * @throws IllegalArgumentException if a number is not finite or the count out of range
   */
  public static Pca fit(Tensor samples, int count) {
    Matrices.rows("pca", samples);
    int rows = samples.shape().dim(0);
    int columns = samples.shape().dim(1);
    if (rows < 2 || count < 1 || count > columns) {
      throw new IllegalArgumentException(
          ("pca: at least 2 samples and from 1 to %d components are needed; found %d samples, %d"
                  + " components")
              .formatted(columns, rows, count));
    }
    Tensor x = samples.to(DType.F64);
    Tensor mean = x.mean(0).evaluate();
    Tensor centred = x.minus(mean);
    Tensor covariance = centred.matmul(centred, true, false).times(1.0 / rows);
    SymmetricEigen eigen = SymmetricEigen.of(covariance);
    double[] ascending = eigen.values();
    List<Double> variances = new ArrayList<>();
    double total = 0;
    for (int i = 0; i < columns; i++) {
      total += Math.max(0, ascending[i]);
    }
    for (int i = 0; i < count; i++) {
      variances.add(Math.max(0, ascending[columns - 1 - i]));
    }
    Tensor components = eigen.vectors().flipped(1).slice(1, 0, count).evaluate();
    return new Pca(mean, components, variances, total);
  }

  /** The share of the total variance along each component; 0 where there is no variance at all. */
  public List<Double> shares() {
    return variances.stream().map(v -> totalVariance == 0 ? 0 : v / totalVariance).toList();
  }

  /** The coordinates of samples [N, m] along the components [N, k]. */
  public Tensor transform(Tensor samples) {
    require(samples, mean.shape().dim(0));
    return samples.to(DType.F64).minus(mean).matmul(components);
  }

  /** The points with given coordinates [N, k], in the space of the samples [N, m]. */
  public Tensor restore(Tensor coordinates) {
    require(coordinates, components.shape().dim(1));
    return coordinates.to(DType.F64).matmul(components, false, true).plus(mean);
  }

  private static void require(Tensor points, int width) {
    if (points.shape().rank() != 2 || points.shape().dim(1) != width) {
      throw new ShapeException(
          "pca: points must be [N, %d] here; found %s".formatted(width, points.type()));
    }
  }
}
