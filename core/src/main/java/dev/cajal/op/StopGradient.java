package dev.cajal.op;

import dev.cajal.shape.TensorType;
import java.util.List;

/** Its operand unchanged, with derivative zero. */
public record StopGradient() implements Op {
  @Override
  public String label() {
    return "stop_gradient";
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    Check.count(label(), inputs, 1);
    return inputs.getFirst();
  }
}
