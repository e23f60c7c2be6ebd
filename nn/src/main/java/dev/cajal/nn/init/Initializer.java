package dev.cajal.nn.init;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.shape.TensorType;

/** A rule for the values that a parameter starts with. */
@FunctionalInterface
public interface Initializer {
  /**
   * The starting values.
   *
   * @param type of the parameter, f32 or f64
   * @param key the parameter's own source of random numbers
   */
  Tensor initial(TensorType type, RandomKey key);
}
