package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;

/**
 * Poisson likelihood: e^s − y·s for a count y whose expected value is e^s, summed over a sample's
 * outputs; gradient e^s − y. It is −log P(y) less log y!, which no prediction can change.
 *
 * <p>The target has the output's shape; an output [batch, 1] takes a target [batch] too. Above s =
 * 50 the exponential goes on as its tangent, so that the loss stays finite.
 */
public record Poisson() implements Loss {
  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    Tensor counts = TargetShape.numbers("poisson", output, target);
    return TargetShape.sumPerSample(Stable.exp(output).minus(output.times(counts)));
  }

  @Override
  public Link link() {
    return Links.EXPONENTIAL;
  }

  @Override
  public Target target() {
    return Target.COUNTS;
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    TargetShape.requireRange("poisson", targets, samples, 0, Double.MAX_VALUE);
  }
}
