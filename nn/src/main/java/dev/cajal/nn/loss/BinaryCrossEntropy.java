package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.layer.Activation;

/**
 * Binary cross-entropy −y log p − (1 − y) log(1 − p) with p = sigmoid(s), from the scores s, summed
 * over a sample's outputs; gradient p − y.
 *
 * <p>Computed as max(s, 0) − s·y + log(1 + e^(−|s|)), which is finite for any finite score. The
 * target has the output's shape, an output [batch, 1] taking a target [batch] too, and holds class
 * codes 0 and 1 (any numeric type) or probabilities.
 */
public record BinaryCrossEntropy() implements Loss {
  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    TargetShape.requireBatch("binary_cross_entropy", output, target);
    Tensor wanted = TargetShape.like("binary_cross_entropy", output, target);
    Tensor y = wanted.dtype().isFloating() ? wanted : wanted.to(output.dtype());
    return TargetShape.sumPerSample(output.softplus().minus(output.times(y)));
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    TargetShape.requireRange("binary_cross_entropy", targets, samples, 0, 1);
  }

  @Override
  public Activation link() {
    return Activation.SIGMOID;
  }
}
