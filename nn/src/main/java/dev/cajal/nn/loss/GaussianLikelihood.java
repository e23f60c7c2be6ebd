package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;

/**
 * Gaussian likelihood with learned variance: −log N(y; μ, e^v) = ½(v + (y − μ)² e^(−v) + log 2π),
 * summed over a sample's targets (Nix and Weigend, <i>Estimating the mean and variance of the
 * target probability distribution</i>, 1994).
 *
 * <p>The output has two numbers for each target: along its last axis first all means μ, then all
 * logarithms v of variances. An output [batch, 2] takes a target [batch] or [batch, 1]. Below v =
 * −50 the precision e^(−v) goes on as its tangent, so that the loss stays finite.
 */
public record GaussianLikelihood() implements Loss {
  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    TargetShape.requireBatch("gaussian", output, target);
    Shape shape = output.shape();
    if (shape.rank() < 2 || shape.dim(-1) % 2 != 0) {
      throw new ShapeException(
          "gaussian: the output must have two numbers for each target, means first, then"
              + " log-variances; output %s, target %s".formatted(output.type(), target.type()));
    }
    int targets = shape.dim(-1) / 2;
    Tensor mean = output.slice(-1, 0, targets);
    Tensor logVariance = output.slice(-1, targets, 2 * targets);
    Tensor error = mean.minus(TargetShape.numbers("gaussian", mean, target));
    Tensor scaled = error.square().times(Stable.exp(logVariance.negate()));
    return TargetShape.sumPerSample(
        logVariance.plus(scaled).plus(Math.log(2 * Math.PI)).times(0.5));
  }

  @Override
  public Link link() {
    return Links.FIRST_HALF;
  }

  @Override
  public Target target() {
    return Target.NUMBERS;
  }

  @Override
  public int outputsPerTarget() {
    return 2;
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    TargetShape.requireFinite("gaussian", targets, samples);
  }
}
