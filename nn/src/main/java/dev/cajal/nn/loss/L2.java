package dev.cajal.nn.loss;

import dev.cajal.Tensor;

/**
 * strength · Σ w²; gradient 2 · strength · w.
 *
 * @param strength at least 0
 */
public record L2(double strength) implements Penalty {
  /** Checks the strength. */
  public L2 {
    if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("l2: strength must be at least 0; found " + strength);
    }
  }

  @Override
  public Tensor of(Tensor parameter) {
    return parameter.square().sum().times(strength);
  }
}
