package dev.cajal.nn.neuron;

import dev.cajal.Tensor;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;

/**
 * Where the constant 1 stands that makes the bias a weight: x̃·W̃ = x·W + b.
 *
 * <p>D1's networks and D4 put it first, x̃ = (1; x); D1's logistic regression last, (φ; 1).
 */
public enum Augmentation {
  /** (1, x1, …, xm). */
  FIRST,
  /** (x1, …, xm, 1). */
  LAST;

  /** Samples [N, m] with the constant [N, m + 1], f64. */
  public Tensor samples(Tensor samples) {
    require(samples, 0);
    Tensor ones = Tensor.full(1, Shape.of(samples.shape().dim(0), 1)).to(DType.F64);
    Tensor x = samples.to(DType.F64);
    return this == FIRST ? Tensor.concatenate(1, ones, x) : Tensor.concatenate(1, x, ones);
  }

  /** W̃ [m + 1, K] of a map, the bias being its first or last row. */
  public Tensor weight(AffineMap map) {
    Tensor bias = map.bias().expand(0);
    return this == FIRST
        ? Tensor.concatenate(0, bias, map.weight())
        : Tensor.concatenate(0, map.weight(), bias);
  }

  /** The map of W̃ [m + 1, K]. */
  public AffineMap map(Tensor augmented) {
    require(augmented, 2);
    int rows = augmented.shape().dim(0);
    return this == FIRST
        ? new AffineMap(augmented.slice(0, 1, rows), augmented.at(0, 0))
        : new AffineMap(augmented.slice(0, 0, rows - 1), augmented.at(0, rows - 1));
  }

  private static void require(Tensor matrix, int leastRows) {
    if (matrix.shape().rank() != 2 || matrix.shape().dim(0) < leastRows) {
      throw new ShapeException(
          "augmentation: a matrix of at least %d rows is needed; found %s"
              .formatted(leastRows, matrix.type()));
    }
  }
}
