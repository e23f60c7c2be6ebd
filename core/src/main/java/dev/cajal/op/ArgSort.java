package dev.cajal.op;

import dev.cajal.shape.DType;
import dev.cajal.shape.TensorType;
import java.util.List;

/**
 * The indices (i32) that put the elements in order along an axis; equal elements keep their order,
 * NaN comes last.
 */
public record ArgSort(int axis, boolean descending) implements Op {
  @Override
  public String label() {
    return "argsort";
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    Check.count(label(), inputs, 1);
    Check.numeric(label(), inputs.getFirst());
    Axes.require(label(), inputs.getFirst().shape(), axis);
    return inputs.getFirst().with(DType.I32);
  }
}
