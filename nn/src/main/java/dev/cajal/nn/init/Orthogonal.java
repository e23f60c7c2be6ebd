package dev.cajal.nn.init;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;

/**
 * A random matrix with orthonormal columns, or rows where it has fewer of them, times a gain: it
 * turns a vector without changing its length.
 *
 * <p>All axes but the last are the rows. Every such matrix is equally likely (the Haar measure). It
 * costs rows · columns² steps on one thread: about a second for a thousand of each.
 *
 * <p>Saxe, McClelland and Ganguli, <i>Exact solutions to the nonlinear dynamics of learning in deep
 * linear neural networks</i>, 2014.
 *
 * @param gain finite and not 0; √2 before ReLU
 */
public record Orthogonal(double gain) implements Initializer {
  /** Requires a finite gain that is not 0. */
  public Orthogonal {
    if (!Double.isFinite(gain) || gain == 0) {
      throw new IllegalArgumentException(
          "orthogonal: gain must be finite and not 0; found " + gain);
    }
  }

  /** With gain 1. */
  public Orthogonal() {
    this(1);
  }

  /**
   * {@inheritDoc}
   *
   * @throws ShapeException if the type has fewer than two axes
   */
  @Override
  public Tensor initial(TensorType type, RandomKey key) {
    Shape shape = type.shape();
    if (shape.rank() < 2) {
      throw new ShapeException(
          "orthogonal: a parameter must have at least two axes; found " + type);
    }
    int columns = shape.dim(-1);
    int rows = columns == 0 ? 0 : shape.size() / columns;
    int count = Math.min(rows, columns);
    int length = Math.max(rows, columns);
    double[] normal = key.normal(Shape.of(count, length), DType.F64).toDoubles();
    double[][] basis = new double[count][length];
    for (int i = 0; i < count; i++) {
      System.arraycopy(normal, i * length, basis[i], 0, length);
    }
    orthonormalise(basis);
    Tensor vectors = Tensor.of(joined(basis, length), Shape.of(count, length)).times(gain);
    return (rows < columns ? vectors : vectors.transpose())
        .reshape(shape)
        .to(type.dtype())
        .evaluate();
  }

  /**
   * Gram and Schmidt's method, each vector twice: once leaves errors that grow where the vectors
   * are nearly dependent, twice is exact to rounding.
   */
  private static void orthonormalise(double[][] vectors) {
    for (int i = 0; i < vectors.length; i++) {
      double[] vector = vectors[i];
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          addScaled(vector, vectors[j], -product(vector, vectors[j]));
        }
      }
      double length = Math.sqrt(product(vector, vector));
      for (int k = 0; k < vector.length; k++) {
        vector[k] /= length;
      }
    }
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static void addScaled(double[] vector, double[] other, double factor) {
    for (int k = 0; k < vector.length; k++) {
      vector[k] += factor * other[k];
    }
  }

  private static double[] joined(double[][] rows, int length) {
    double[] all = new double[rows.length * length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, all, i * length, length);
    }
    return all;
  }
}
