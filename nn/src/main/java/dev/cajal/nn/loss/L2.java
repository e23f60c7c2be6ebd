package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Ranges;

/**
 * strength · Σ w²; gradient 2 · strength · w.
 *
 * @param strength at least 0
 */
public record L2(double strength) implements Penalty {
  /** Checks the strength. */
  public L2 {
    Ranges.notNegative("l2", "strength", strength);
  }

  @Override
  public Tensor of(Tensor parameter) {
    return parameter.square().sum().times(strength);
  }
}
