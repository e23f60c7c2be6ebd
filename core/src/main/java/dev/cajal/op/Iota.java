package dev.cajal.op;

import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.List;

/** The index along one axis (i32) in every element of a shape. */
public record Iota(Shape shape, int axis) implements Op {
  @Override
  public String label() {
    return "iota";
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    Check.count(label(), inputs, 0);
    Axes.require(label(), shape, axis);
    return new TensorType(DType.I32, shape);
  }
}
