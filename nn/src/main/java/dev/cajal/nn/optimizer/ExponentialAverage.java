package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * The mean of a parameter over all steps, weighted by β^(t − k) for step k: ā ← ā + (1 − β) / (1 −
 * βᵗ) · (w − ā).
 *
 * <p>The divisor is Adam's correction: the weights always sum to 1 and the start counts for
 * nothing, so that a short training is not held near it.
 *
 * @param decay β, at least 0 and less than 1; 1 / (1 − β) is the number of steps remembered
 */
public record ExponentialAverage(double decay) implements Averaging {
  static final Definition<ExponentialAverage> DEFINITION =
      Definition.of(
          "ema",
          ExponentialAverage.class,
          List.of(Setting.optional("decay", 0.999)),
          s -> new ExponentialAverage(s.number("decay")),
          o -> Settings.of("decay", o.decay));

  /** Checks the decay. */
  public ExponentialAverage {
    Ranges.fraction("ema", "decay", decay);
  }

  @Override
  public Tensor next(Tensor mean, Tensor parameter, Slots slots) {
    Tensor share = slots.unbias(decay).reciprocal().times(1 - decay);
    return mean.plus(parameter.minus(mean).times(share));
  }
}
