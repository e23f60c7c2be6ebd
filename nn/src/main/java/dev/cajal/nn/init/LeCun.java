package dev.cajal.nn.init;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.shape.TensorType;

/**
 * Random numbers of variance 1 / inputs, which keeps the variance of sums of inputs of variance 1;
 * what SELU needs.
 *
 * <p>LeCun, Bottou, Orr and Müller, <i>Efficient BackProp</i>, 1998. The uniform form lies in ±√(3
 * / inputs).
 */
public enum LeCun implements Initializer {
  /** Uniformly distributed. */
  UNIFORM,
  /** Normally distributed; in Keras cut off at two deviations, here and in PyTorch not. */
  NORMAL;

  @Override
  public Tensor initial(TensorType type, RandomKey key) {
    double variance = 1 / Fan.of(type.shape()).in();
    return switch (this) {
      case UNIFORM -> Spread.uniform(variance).initial(type, key);
      case NORMAL -> Spread.normal(variance).initial(type, key);
    };
  }
}
