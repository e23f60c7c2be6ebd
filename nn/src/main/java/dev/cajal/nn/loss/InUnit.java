package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.layer.Layer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;

/**
 * Another loss in the target's own unit, for targets that come standardised as z = (y − mean) /
 * deviation. Its link gives predictions in the standardised unit.
 *
 * @param loss the other loss, of y
 * @param mean what was taken away from the targets
 * @param deviation what they were divided by; 0 where all of them are equal
 */
public record InUnit(Loss loss, double mean, double deviation) implements Loss {
  /** What single precision keeps of a standardised number. */
  private static final MathContext DIGITS = new MathContext(6);

  /** Checks that mean and deviation are finite. */
  public InUnit {
    Objects.requireNonNull(loss, "loss");
    if (!(Math.abs(mean) < Double.POSITIVE_INFINITY
        && deviation >= 0
        && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "unit: mean and deviation must be finite, the deviation at least 0; found mean %s,"
                  .formatted(mean)
              + " deviation %s".formatted(deviation));
    }
  }

  @Override
  public Tensor perSample(Tensor output, Tensor target) {
    return loss.perSample(output, target.times(deviation).plus(mean));
  }

  @Override
  public Link link() {
    return new Standardised(loss.link(), mean, deviation == 0 ? 1 : deviation);
  }

  @Override
  public Target target() {
    return loss.target();
  }

  @Override
  public int outputsPerTarget() {
    return loss.outputsPerTarget();
  }

  @Override
  public void check(Buffer targets, int samples, int outputs) {
    double[] own = new double[targets.size()];
    for (int i = 0; i < own.length; i++) {
      double value = targets.doubleAt(i) * deviation + mean;
      // What is left of 0 after the way there and back counts as 0.
      boolean zero = Math.abs(value) < 1e-6 * (deviation + Math.abs(mean));
      own[i] =
          zero
              ? 0
              : Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
    }
    loss.check(new Buffer.F64(own), samples, outputs);
  }

  private record Standardised(Link link, double mean, double deviation) implements Link {
    @Override
    public Tensor of(Tensor output) {
      return link.of(output).minus(mean).times(1 / deviation);
    }

    @Override
    public boolean givesProbabilities() {
      return link.givesProbabilities();
    }

    @Override
    public Optional<Layer> layer() {
      return Optional.empty();
    }
  }
}
