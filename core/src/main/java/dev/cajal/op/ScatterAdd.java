package dev.cajal.op;

import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.List;

/**
 * The first operand with slices added along an axis: update i (third operand, shaped as {@link
 * Gather} would give) is added at index i of the second (i32). Contributions to one place are added
 * in the order of the updates.
 */
public record ScatterAdd(int axis) implements Op {
  @Override
  public String label() {
    return "scatter_add";
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    Check.count(label(), inputs, 3);
    TensorType target = inputs.get(0);
    TensorType updates = inputs.get(2);
    Check.indices(label(), inputs.get(1));
    Check.numeric(label(), target);
    Check.sameDType(label(), target, updates);
    Axes.require(label(), target.shape(), axis);
    Shape required = Gather.replaced(target.shape(), axis, inputs.get(1).shape());
    if (!updates.shape().equals(required)) {
      throw new ShapeException(
          "scatter_add: updates must have shape %s; target %s, axis %d, indices %s, updates %s"
              .formatted(required, target.shape(), axis, inputs.get(1).shape(), updates.shape()));
    }
    return target;
  }
}
