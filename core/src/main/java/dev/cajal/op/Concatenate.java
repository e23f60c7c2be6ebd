package dev.cajal.op;

import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.List;

/** Operands one after the other along an axis; all other extents must be equal. */
public record Concatenate(int axis) implements Op {
  @Override
  public String label() {
    return "concatenate";
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    if (inputs.isEmpty()) {
      throw new ShapeException("concatenate: at least one operand is needed; found none");
    }
    TensorType first = inputs.getFirst();
    Axes.require(label(), first.shape(), axis);
    Shape result = first.shape();
    int total = 0;
    for (TensorType input : inputs) {
      Check.sameDType(label(), first, input);
      if (input.shape().rank() != result.rank()
          || !input.shape().without(axis).equals(result.without(axis))) {
        throw new ShapeException(
            "concatenate: operands must agree on every axis but axis %d; found %s"
                .formatted(axis, Check.list(inputs)));
      }
      total += input.shape().dim(axis);
    }
    return first.with(result.with(axis, total));
  }
}
