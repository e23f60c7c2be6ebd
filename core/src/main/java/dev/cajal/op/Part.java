package dev.cajal.op;

import dev.cajal.shape.TensorType;
import java.util.List;

/** One result of a {@link Scan}: final carries first, then stacked outputs. */
public record Part(int index, TensorType type) implements Op {
  @Override
  public String label() {
    return "part";
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    Check.count(label(), inputs, 1);
    return type;
  }
}
