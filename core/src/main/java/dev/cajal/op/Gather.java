package dev.cajal.op;

import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.List;

/**
 * Picks slices of the first operand along an axis by the indices (i32) of the second, whose shape
 * takes the place of the axis. An index outside the axis is an error at run time.
 */
public record Gather(int axis) implements Op {
  @Override
  public String label() {
    return "gather";
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    Check.count(label(), inputs, 2);
    TensorType source = inputs.get(0);
    Check.indices(label(), inputs.get(1));
    Axes.require(label(), source.shape(), axis);
    return source.with(replaced(source.shape(), axis, inputs.get(1).shape()));
  }

  /** The shape with an axis replaced by all axes of another shape. */
  static Shape replaced(Shape shape, int axis, Shape by) {
    int[] dims = new int[shape.rank() - 1 + by.rank()];
    int next = 0;
    for (int i = 0; i < shape.rank(); i++) {
      if (i == axis) {
        for (int j = 0; j < by.rank(); j++) {
          dims[next++] = by.dim(j);
        }
      } else {
        dims[next++] = shape.dim(i);
      }
    }
    return Shape.of(dims);
  }
}
