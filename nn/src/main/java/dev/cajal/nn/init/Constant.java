package dev.cajal.nn.init;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.shape.TensorType;

/**
 * One number in every element.
 *
 * @param value finite
 */
public record Constant(double value) implements Initializer {
  /** Requires a finite number. */
  public Constant {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("constant: value must be finite; found " + value);
    }
  }

  @Override
  public Tensor initial(TensorType type, RandomKey key) {
    return Tensor.full(value, type);
  }
}
