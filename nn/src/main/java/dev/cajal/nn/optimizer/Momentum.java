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
 * Momentum: v ← β v + g, w ← w − η v, v starting at 0, as in PyTorch.
 *
 * <p>While η is constant this is the {@link HeavyBall}; a change of η acts on the whole velocity at
 * once. {@link AveragedMomentum} weights g by 1 − β.
 *
 * @param rate η, greater than 0
 * @param decay β, at least 0 and less than 1; with 0 it is {@link Sgd}
 */
public record Momentum(double rate, double decay) implements Optimizer {
  static final Definition<Momentum> DEFINITION =
      Definition.of(
          "momentum",
          Momentum.class,
          List.of(Setting.optional("rate", 0.01), Setting.optional("decay", 0.9)),
          s -> new Momentum(s.number("rate"), s.number("decay")),
          o -> Settings.of("rate", o.rate).and("decay", o.decay));

  /** Checks the settings. */
  public Momentum {
    Ranges.positive("momentum", "rate", rate);
    Ranges.fraction("momentum", "decay", decay);
  }

  @Override
  public Tensor update(Tensor parameter, Tensor gradient, Slots slots) {
    State velocity = slots.slot("velocity");
    velocity.set(faded(velocity.value().times(decay).plus(gradient)));
    return parameter.minus(velocity.value().times(slots.rate()));
  }
}
