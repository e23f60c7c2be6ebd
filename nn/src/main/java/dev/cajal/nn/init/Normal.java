package dev.cajal.nn.init;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.shape.TensorType;

/**
 * Normally distributed numbers.
 *
 * @param mean finite
 * @param deviation the standard deviation, at least 0
 */
public record Normal(double mean, double deviation) implements Initializer {
  /** Requires a finite mean and a finite deviation of at least 0. */
  public Normal {
    requireSettings("normal", mean, deviation);
  }

  static void requireSettings(String name, double mean, double deviation) {
    if (!Double.isFinite(mean) || !(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s: the mean must be finite and the deviation at least 0; found mean %s, deviation %s"
              .formatted(name, mean, deviation));
    }
  }

  @Override
  public Tensor initial(TensorType type, RandomKey key) {
    return key.normal(type.shape(), type.dtype()).times(deviation).plus(mean);
  }
}
