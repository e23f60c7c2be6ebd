package dev.cajal.nn.init;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.shape.TensorType;

/**
 * Normally distributed numbers, none more than two deviations from the mean.
 *
 * <p>As in Keras and PyTorch the deviation is that of the whole normal distribution; that of the
 * numbers is 0.8796 times it.
 *
 * @param mean finite
 * @param deviation the standard deviation before truncation, at least 0
 */
public record TruncatedNormal(double mean, double deviation) implements Initializer {
  private static final double LIMIT = 2;

  /** Φ(−2), the part of the distribution that is cut off at either end. */
  private static final double TAIL = 0.022750131948179207;

  /** From 0 towards at most 2; each step doubles the right digits once it is near. */
  private static final int NEWTON_STEPS = 8;

  /** Requires a finite mean and a finite deviation of at least 0. */
  public TruncatedNormal {
    Normal.requireSettings("truncated_normal", mean, deviation);
  }

  @Override
  public Tensor initial(TensorType type, RandomKey key) {
    Tensor uniform = key.uniform(type.shape(), type.dtype());
    return quantile(uniform.times(1 - 2 * TAIL).plus(TAIL)).times(deviation).plus(mean);
  }

  /**
   * Where the cumulative normal distribution Φ reaches p, by Newton's method from 0: Φ is bent
   * towards 0 on both sides, so the steps never overshoot.
   */
  private static Tensor quantile(Tensor p) {
    Tensor z = p.filledLike(0);
    for (int step = 0; step < NEWTON_STEPS; step++) {
      Tensor cumulative = z.times(Math.sqrt(0.5)).erf().plus(1).times(0.5);
      Tensor density = z.square().times(-0.5).exp().times(1 / Math.sqrt(2 * Math.PI));
      z = z.plus(p.minus(cumulative).dividedBy(density));
    }
    return z.clamp(-LIMIT, LIMIT);
  }
}
