package dev.cajal.op;

import dev.cajal.shape.DType;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.List;

/**
 * The index (i32) of the largest or smallest element along an axis, which vanishes from the shape.
 *
 * <p>The first one wins among equals; NaN counts as the extreme.
 */
public record ArgReduce(boolean largest, int axis) implements Op {
  @Override
  public String label() {
    return largest ? "argmax" : "argmin";
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    Check.count(label(), inputs, 1);
    TensorType input = inputs.getFirst();
    Check.numeric(label(), input);
    Axes.require(label(), input.shape(), axis);
    if (input.shape().dim(axis) == 0) {
      throw new ShapeException(
          "%s: the axis must have at least one element; found axis %d of shape %s"
              .formatted(label(), axis, input.shape()));
    }
    return new TensorType(DType.I32, input.shape().without(axis));
  }
}
