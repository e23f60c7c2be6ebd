package dev.cajal.op;

import dev.cajal.shape.TensorType;
import java.util.List;

/**
 * Running sums along an axis, added in order.
 *
 * @param exclusive whether an element leaves itself out
 * @param reverse whether the sum runs from the end to the start
 */
public record CumulativeSum(int axis, boolean exclusive, boolean reverse) implements Op {
  @Override
  public String label() {
    return "cumulative_sum";
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    Check.count(label(), inputs, 1);
    Check.numeric(label(), inputs.getFirst());
    Axes.require(label(), inputs.getFirst().shape(), axis);
    return inputs.getFirst();
  }
}
