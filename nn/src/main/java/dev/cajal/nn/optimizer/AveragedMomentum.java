package dev.cajal.nn.optimizer;

import static dev.cajal.nn.optimizer.Fading.faded;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.State;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Descent along the exponential moving average of the gradients: m ← β m + (1 − β) g, w ← w − η m.
 *
 * <p>With m starting at 0 it is {@link Momentum} with a rate of (1 − β) η; the first step is then
 * small. With the first gradient as start, m = g at the first step.
 *
 * @param rate η, greater than 0
 * @param decay β, at least 0 and less than 1
 * @param startsAtGradient whether m starts at the first gradient rather than at 0
 */
public record AveragedMomentum(double rate, double decay, boolean startsAtGradient)
    implements Optimizer {
  static final Definition<AveragedMomentum> DEFINITION =
      Definition.of(
          "averaged_momentum",
          AveragedMomentum.class,
          List.of(
              Setting.optional("rate", 0.1),
              Setting.optional("decay", 0.9),
              Setting.optional("starts_at_gradient", false)),
          s ->
              new AveragedMomentum(
                  s.number("rate"), s.number("decay"), s.flag("starts_at_gradient")),
          o ->
              Settings.of("rate", o.rate)
                  .and("decay", o.decay)
                  .and("starts_at_gradient", o.startsAtGradient));

  /** Checks the settings. */
  public AveragedMomentum {
    Ranges.positive("averaged_momentum", "rate", rate);
    Ranges.fraction("averaged_momentum", "decay", decay);
  }

  @Override
  public Tensor update(Tensor parameter, Tensor gradient, Slots slots) {
    State average = slots.slot("average");
    Tensor next = average.value().times(decay).plus(gradient.times(1 - decay));
    if (startsAtGradient) {
      next = slots.step().equalTo(1).where(gradient, next);
    }
    average.set(faded(next));
    return parameter.minus(next.times(slots.rate()));
  }
}
