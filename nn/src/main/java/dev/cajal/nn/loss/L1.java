package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Ranges;

/**
 * strength · Σ |w|; gradient strength · sign w, 0 at 0. It makes small weights 0.
 *
 * @param strength at least 0
 */
public record L1(double strength) implements Penalty {
  /** Checks the strength. */
  public L1 {
    Ranges.notNegative("l1", "strength", strength);
  }

  @Override
  public Tensor of(Tensor parameter) {
    return parameter.absolute().sum().times(strength);
  }
}
