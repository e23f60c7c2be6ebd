package dev.cajal.op;

import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.List;

/**
 * The matrix product over the last two axes, either side optionally transposed first; leading axes
 * are batches and must be equal.
 */
public record MatMul(boolean transposeLeft, boolean transposeRight) implements Op {
  @Override
  public String label() {
    return "matmul";
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    Check.count(label(), inputs, 2);
    TensorType left = inputs.get(0);
    TensorType right = inputs.get(1);
    Check.sameDType(label(), left, right);
    Check.floating(label(), left);
    Shape a = left.shape();
    Shape b = right.shape();
    if (a.rank() < 2 || b.rank() != a.rank()) {
      throw new ShapeException(
          "matmul: both sides must be matrices with equal leading axes; left %s, right %s"
              .formatted(a, b));
    }
    int rows = a.dim(transposeLeft ? -1 : -2);
    int inner = a.dim(transposeLeft ? -2 : -1);
    int rightInner = b.dim(transposeRight ? -1 : -2);
    int columns = b.dim(transposeRight ? -2 : -1);
    if (inner != rightInner) {
      throw mismatch(a, transposeLeft, b, transposeRight);
    }
    Shape result = a;
    for (int axis = 0; axis < a.rank() - 2; axis++) {
      if (a.dim(axis) != b.dim(axis)) {
        throw new ShapeException(
            "matmul: leading axes must be equal; left %s, right %s".formatted(a, b));
      }
    }
    result = result.with(a.rank() - 2, rows).with(a.rank() - 1, columns);
    return left.with(result);
  }

  /** The mistake that the inner extents differ. */
  public static ShapeException mismatch(
      Shape left, boolean transposeLeft, Shape right, boolean transposeRight) {
    return new ShapeException(
        "matmul: left columns must equal right rows; left %s%s, right %s%s"
            .formatted(
                left,
                transposeLeft ? " transposed" : "",
                right,
                transposeRight ? " transposed" : ""));
  }
}
