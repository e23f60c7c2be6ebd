package dev.cajal.nn.init;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.shape.TensorType;

/**
 * Uniformly distributed numbers.
 *
 * @param low the smallest
 * @param high the bound above, at least {@code low}
 */
public record Uniform(double low, double high) implements Initializer {
  /** Requires finite bounds in order. */
  public Uniform {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      throw new IllegalArgumentException(
          "uniform: low must not exceed high and both be finite; found low %s, high %s"
              .formatted(low, high));
    }
  }

  @Override
  public Tensor initial(TensorType type, RandomKey key) {
    return key.uniform(type.shape(), type.dtype()).times(high - low).plus(low);
  }
}
