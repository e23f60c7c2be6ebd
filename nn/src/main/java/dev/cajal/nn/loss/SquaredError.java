package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.layer.Activation;

/**
 * Squared error ‖y − s‖² of each sample, summed over its outputs; gradient 2(s − y).
 *
 * <p>The target has the output's shape and element type; an output [batch, 1] takes a target
 * [batch] too.
 */
public record SquaredError() implements Loss {
  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    TargetShape.requireBatch("squared_error", output, target);
    Tensor wanted = TargetShape.like("squared_error", output, target);
    return TargetShape.sumPerSample(output.minus(wanted).square());
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    TargetShape.requireRange(
        "squared_error", targets, samples, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  @Override
  public Activation link() {
    return Activation.IDENTITY;
  }
}
