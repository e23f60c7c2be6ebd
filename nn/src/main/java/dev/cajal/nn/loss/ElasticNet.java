package dev.cajal.nn.loss;

import dev.cajal.Tensor;

/**
 * strength · Σ (β w² + |w|); gradient strength · (2 β w + sign w).
 *
 * <p>Zou and Hastie, <i>Regularization and variable selection via the elastic net</i>, 2005; {@link
 * L1} and {@link L2} together, with strengths λ and λ β.
 *
 * @param strength λ, at least 0
 * @param beta β, at least 0
 */
public record ElasticNet(double strength, double beta) implements Penalty {
  /** Checks the settings. */
  public ElasticNet {
    for (double value : new double[] {strength, beta}) {
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "elastic net: strength and beta must be at least 0; found strength %s, beta %s"
                .formatted(strength, beta));
      }
    }
  }

  @Override
  public Tensor of(Tensor parameter) {
    return parameter.square().times(beta).plus(parameter.absolute()).sum().times(strength);
  }
}
