package dev.cajal.simplify;

import dev.cajal.graph.Node;
import dev.cajal.op.Movement;
import dev.cajal.op.Reduce;
import dev.cajal.shape.DType;
import dev.cajal.shape.TensorType;

/** Reductions whose result is known, or that reduce nothing. */
final class ReductionAlgebra {
  private ReductionAlgebra() {}

  static Node simpler(Reduce op, TensorType type, Node input, Builder builder) {
    int count = 1;
    for (int axis : op.axes()) {
      count *= input.shape().dim(axis);
    }
    if (count == 1) {
      return builder.make(new Movement.Reshape(type.shape()), input);
    }
    Double value = Literals.valueOf(input);
    boolean isKnown = value != null && Literals.isFoldable(type.dtype()) && count > 0;
    return isKnown ? reduced(op, type, value, count, builder) : null;
  }

  /** Only results that are exact in whatever order the elements are joined. */
  private static Node reduced(
      Reduce op, TensorType type, double value, int count, Builder builder) {
    return switch (op.reduction()) {
      case MAXIMUM, MINIMUM -> builder.literal(value, type);
      case PRODUCT -> value == 1 ? builder.literal(1, type) : null;
      case SUM -> {
        double sum = value * count;
        boolean isExact = value == Math.rint(value) && Math.abs(sum) <= largestWhole(type.dtype());
        yield isExact && !isNegativeZero(value) ? builder.literal(sum, type) : null;
      }
    };
  }

  private static boolean isNegativeZero(double value) {
    return Double.compare(value, -0.0) == 0;
  }

  /** Up to here every whole number has a place in the element type. */
  private static double largestWhole(DType dtype) {
    return switch (dtype) {
      case F32 -> 0x1p24;
      case F64 -> 0x1p53;
      case I32 -> Integer.MAX_VALUE;
      case U8, BOOL -> 0;
    };
  }
}
