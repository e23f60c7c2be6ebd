package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;

/**
 * Probit likelihood −y log Φ(s) − (1 − y) log Φ(−s), summed over a sample's outputs, where Φ is the
 * cumulative normal distribution.
 *
 * <p>The target has the output's shape, an output [batch, 1] taking a target [batch] too, and holds
 * class codes 0 and 1 (any numeric type) or probabilities. An output [batch, k] takes class codes
 * [batch] from 0 to k − 1 too: each class against the rest.
 *
 * <p>log Φ is computed from Laplace's continued fraction in the tails, so that value and gradient
 * keep their digits for any finite score.
 */
public record Probit() implements Loss {
  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    Tensor y = TargetShape.bits("probit", output, target);
    Tensor one = Stable.logNormal(output).times(y);
    Tensor zero = Stable.logNormal(output.negate()).times(y.subtractedFrom(1));
    return TargetShape.sumPerSample(one.plus(zero)).negate();
  }

  @Override
  public Link link() {
    return Links.NORMAL;
  }

  @Override
  public Target target() {
    return Target.BITS;
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    TargetShape.requireBits("probit", targets, samples, outputs);
  }
}
