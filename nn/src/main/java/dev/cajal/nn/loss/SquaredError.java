package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;

/**
 * Squared error ‖y − s‖² of each sample, summed over its outputs; gradient 2(s − y).
 *
 * <p>The target has the output's shape; an output [batch, 1] takes a target [batch] too.
 */
public record SquaredError() implements Loss {
  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    Tensor wanted = TargetShape.numbers("squared_error", output, target);
    return TargetShape.sumPerSample(output.minus(wanted).square());
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
    TargetShape.requireFinite("squared_error", targets, samples);
  }
}
