package dev.cajal.op;

import dev.cajal.shape.TensorType;
import java.util.List;

/** The elements in order along an axis; NaN comes last. */
public record Sort(int axis, boolean descending) implements Op {
  @Override
  public String label() {
    return "sort";
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    Check.count(label(), inputs, 1);
    Check.numeric(label(), inputs.getFirst());
    Axes.require(label(), inputs.getFirst().shape(), axis);
    return inputs.getFirst();
  }
}
