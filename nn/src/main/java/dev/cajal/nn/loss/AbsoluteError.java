package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;

/**
 * Absolute error Σ|y − s| of each sample; gradient sign(s − y), 0 where they are equal.
 *
 * <p>The target has the output's shape; an output [batch, 1] takes a target [batch] too. The best
 * constant prediction is the median.
 */
public record AbsoluteError() implements Loss {
  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    Tensor error = output.minus(TargetShape.numbers("absolute_error", output, target));
    return TargetShape.sumPerSample(error.absolute());
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
    TargetShape.requireFinite("absolute_error", targets, samples);
  }
}
