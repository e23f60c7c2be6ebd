package dev.cajal.reference;

import dev.cajal.op.ArgReduce;
import dev.cajal.op.CumulativeSum;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.op.Reduce;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.Arrays;

/** Reductions and running sums, one element after the other. */
final class ReductionReference {
  private ReductionReference() {}

  static double[] reduce(Reduce op, TensorType input, double[] values, Shape result) {
    double[] joined = new double[result.size()];
    Arrays.fill(joined, Elements.convert(op.reduction().floatingIdentity(), input.dtype()));
    boolean[] begun = new boolean[result.size()];
    PointwiseFunction function = op.reduction().function();
    for (int i = 0; i < values.length; i++) {
      int[] indices = Positions.indices(input.shape(), i);
      int[] kept = new int[result.rank()];
      int next = 0;
      for (int axis = 0; axis < indices.length; axis++) {
        if (!op.axes().contains(axis)) {
          kept[next++] = indices[axis];
        }
      }
      int target = Positions.position(result, kept);
      joined[target] =
          begun[target]
              ? PointwiseReference.apply(function, input.dtype(), joined[target], values[i], 0)
              : values[i];
      begun[target] = true;
    }
    return joined;
  }

  static double[] argReduce(ArgReduce op, Shape shape, double[] values) {
    int inner = Positions.extent(shape, op.axis() + 1, shape.rank());
    int extent = shape.dim(op.axis());
    double[] result = new double[shape.without(op.axis()).size()];
    for (int i = 0; i < result.length; i++) {
      int start = i / inner * extent * inner + i % inner;
      int best = 0;
      for (int k = 1; k < extent; k++) {
        if (beats(op.largest(), values[start + k * inner], values[start + best * inner])) {
          best = k;
        }
      }
      result[i] = best;
    }
    return result;
  }

  private static boolean beats(boolean largest, double challenger, double best) {
    if (Double.isNaN(best)) {
      return false;
    }
    return Double.isNaN(challenger) || (largest ? challenger > best : challenger < best);
  }

  static double[] cumulativeSum(CumulativeSum op, TensorType input, double[] values) {
    Shape shape = input.shape();
    int inner = Positions.extent(shape, op.axis() + 1, shape.rank());
    int extent = shape.dim(op.axis());
    double[] result = new double[values.length];
    for (int line = 0; line < values.length / Math.max(1, extent); line++) {
      int start = line / inner * extent * inner + line % inner;
      double sum = 0;
      for (int k = 0; k < extent; k++) {
        int at = start + (op.reverse() ? extent - 1 - k : k) * inner;
        double next = add(input.dtype(), sum, values[at]);
        result[at] = op.exclusive() ? sum : next;
        sum = next;
      }
    }
    return result;
  }

  static double add(DType dtype, double a, double b) {
    return PointwiseReference.apply(PointwiseFunction.ADD, dtype, a, b, 0);
  }
}
