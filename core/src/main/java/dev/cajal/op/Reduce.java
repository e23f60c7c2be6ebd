package dev.cajal.op;

import dev.cajal.shape.DType;
import dev.cajal.shape.TensorType;
import java.util.List;

/** Joins all elements along sorted axes, which vanish from the shape. */
public record Reduce(Reduction reduction, List<Integer> axes) implements Op {
  /** Copies the axes. */
  public Reduce {
    axes = List.copyOf(axes);
  }

  @Override
  public String label() {
    return "reduce_" + reduction.label();
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    Check.count(label(), inputs, 1);
    TensorType input = inputs.getFirst();
    Check.that(
        input.dtype().isFloating() || input.dtype() == DType.I32,
        label(),
        "elements must be f32, f64 or i32",
        input,
        "convert with to(DType.I32)");
    Axes.requireSorted(label(), input.shape(), axes);
    return input.with(Axes.removed(input.shape(), axes));
  }
}
