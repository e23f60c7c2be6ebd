package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;

/**
 * log cosh(s − y), summed over a sample's outputs: about half the square of small errors and the
 * size of large ones less log 2; gradient tanh(s − y).
 *
 * <p>The target has the output's shape; an output [batch, 1] takes a target [batch] too. Computed
 * as e + log(1 + e^(−2e)) − log 2, which does not overflow.
 */
public record LogCosh() implements Loss {
  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    Tensor error = output.minus(TargetShape.numbers("log_cosh", output, target));
    Tensor losses = error.plus(error.times(-2).softplus()).minus(Math.log(2));
    return TargetShape.sumPerSample(losses);
  }

  @Override
  public Link link() {
    return Links.IDENTITY;
  }

  @Override
  public Target target() {
    return Target.NUMBERS;
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    TargetShape.requireFinite("log_cosh", targets, samples);
  }
}
