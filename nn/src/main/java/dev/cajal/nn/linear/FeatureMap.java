package dev.cajal.nn.linear;

import dev.cajal.Tensor;

/**
 * A map φ of samples [N, m] to features [N, D], which makes a linear model a non-linear one (D1):
 * any lambda, or {@link PolynomialFeatures}.
 *
 * <pre>{@code
 * FeatureMap radius = x -> x.square().sum(1).expand(1);
 * LeastSquaresFit fit = new LeastSquares().fit(radius.apply(x), y);
 * }</pre>
 */
@FunctionalInterface
public interface FeatureMap {
  /** The features [N, D] of samples [N, m]. */
  Tensor apply(Tensor samples);

  /** The map that applies this one first and then the other. */
  default FeatureMap then(FeatureMap next) {
    return samples -> next.apply(apply(samples));
  }
}
