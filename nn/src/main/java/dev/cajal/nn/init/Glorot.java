package dev.cajal.nn.init;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.shape.TensorType;

/**
 * Random numbers of variance 2 / (inputs + outputs), which keeps the size of activations and
 * gradients from layer to layer where the activation is near the identity (tanh, softmax).
 *
 * <p>Glorot and Bengio, <i>Understanding the difficulty of training deep feedforward neural
 * networks</i>, 2010. The uniform form lies in ±√(6 / (inputs + outputs)).
 */
public enum Glorot implements Initializer {
  /** Uniformly distributed. */
  UNIFORM,
  /** Normally distributed; in Keras cut off at two deviations, here and in PyTorch not. */
  NORMAL;

  @Override
  public Tensor initial(TensorType type, RandomKey key) {
    Fan fan = Fan.of(type.shape());
    double variance = 2 / (fan.in() + fan.out());
    return switch (this) {
      case UNIFORM -> Spread.uniform(variance).initial(type, key);
      case NORMAL -> Spread.normal(variance).initial(type, key);
    };
  }
}
