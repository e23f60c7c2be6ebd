package dev.cajal.graph;

import dev.cajal.op.MatMul;
import dev.cajal.op.Movement;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.List;

/**
 * Matrix products.
 *
 * @param <T> the kind itself
 */
public interface Products<T extends Products<T>> extends Expression<T> {
  /** The matrix product over the last two axes; leading axes are batches and broadcast. */
  default T matmul(T other) {
    return matmul(other, false, false);
  }

  /**
   * The matrix product over the last two axes, either side transposed first; leading axes are
   * batches and broadcast.
   *
   * @throws ShapeException if a side has fewer than two axes or the inner extents differ
   */
  default T matmul(T other, boolean transposeThis, boolean transposeOther) {
    Shape a = shape();
    Shape b = other.shape();
    if (a.rank() < 2 || b.rank() < 2) {
      throw new ShapeException(
          "matmul: both sides must have at least two axes; left %s, right %s; give a vector one with expand(axis)"
              .formatted(a, b));
    }
    if (a.dim(transposeThis ? -2 : -1) != b.dim(transposeOther ? -1 : -2)) {
      throw MatMul.mismatch(a, transposeThis, b, transposeOther);
    }
    if (!leading(a).broadcastsWith(leading(b))) {
      throw new ShapeException(
          "matmul: leading axes must be equal or 1; left %s, right %s".formatted(a, b));
    }
    T left = self();
    T right = other;
    if (b.rank() == 2 && a.rank() > 2 && !transposeThis) {
      int rows = a.without(a.rank() - 1).size();
      T flat = left.apply(new Movement.Reshape(Shape.of(rows, a.dim(-1))), List.of(left));
      T product = flat.matmul(right, false, transposeOther);
      Shape result = a.with(a.rank() - 1, product.shape().dim(1));
      return product.apply(new Movement.Reshape(result), List.of(product));
    }
    Shape batch = Shape.broadcast("matmul", leading(a), leading(b));
    return apply(
        new MatMul(transposeThis, transposeOther),
        List.of(left.broadcastTo(joined(batch, a)), right.broadcastTo(joined(batch, b))));
  }

  private static Shape leading(Shape shape) {
    return shape.without(shape.rank() - 1).without(shape.rank() - 2);
  }

  private static Shape joined(Shape batch, Shape matrix) {
    return batch.inserted(batch.rank(), matrix.dim(-2)).inserted(batch.rank() + 1, matrix.dim(-1));
  }
}
