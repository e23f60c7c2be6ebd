package dev.cajal.nn.init;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.shape.TensorType;

/**
 * Random numbers of variance 2 / inputs, which keeps the size of activations from layer to layer
 * where the activation is ReLU.
 *
 * <p>He, Zhang, Ren and Sun, <i>Delving Deep into Rectifiers</i>, 2015. The uniform form lies in
 * ±√(6 / inputs).
 */
public enum He implements Initializer {
  /** Uniformly distributed. */
  UNIFORM,
  /** Normally distributed; in Keras cut off at two deviations, here and in PyTorch not. */
  NORMAL;

  @Override
  public Tensor initial(TensorType type, RandomKey key) {
    double variance = 2 / Fan.of(type.shape()).in();
    return switch (this) {
      case UNIFORM -> Spread.uniform(variance).initial(type, key);
      case NORMAL -> Spread.normal(variance).initial(type, key);
    };
  }
}
