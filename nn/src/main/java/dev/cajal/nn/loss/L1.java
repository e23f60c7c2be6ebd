package dev.cajal.nn.loss;

import dev.cajal.Tensor;

/**
 * strength · Σ |w|; gradient strength · sign w, 0 at 0. It makes small weights 0.
 *
 * @param strength at least 0
 */
public record L1(double strength) implements Penalty {
  /** Checks the strength. */
  public L1 {
    if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("l1: strength must be at least 0; found " + strength);
    }
  }

  @Override
  public Tensor of(Tensor parameter) {
    return parameter.absolute().sum().times(strength);
  }
}
