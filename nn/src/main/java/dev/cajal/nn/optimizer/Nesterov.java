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
 * Nesterov's accelerated gradient: v ← β v + g, w ← w − η (g + β v), v starting at 0.
 *
 * <p>The method is written θ̃ = θ + β (θ − θ before), θ ← θ̃ − η ∇f(θ̃) (Nesterov, 1983), with the
 * gradient taken at the point θ̃ ahead. Here the parameters are that point, so that one gradient at
 * the parameters suffices: w = θ̃, and θ = w + η β v while η is constant. At a minimum, where v is
 * 0, the two are one.
 *
 * @param rate η, greater than 0
 * @param decay β, at least 0 and less than 1; with 0 it is {@link Sgd}
 */
public record Nesterov(double rate, double decay) implements Optimizer {
  static final Definition<Nesterov> DEFINITION =
      Definition.of(
          "nesterov",
          Nesterov.class,
          List.of(Setting.optional("rate", 0.01), Setting.optional("decay", 0.9)),
          s -> new Nesterov(s.number("rate"), s.number("decay")),
          o -> Settings.of("rate", o.rate).and("decay", o.decay));

  /** Checks the settings. */
  public Nesterov {
    Ranges.positive("nesterov", "rate", rate);
    Ranges.fraction("nesterov", "decay", decay);
  }

  @Override
  public Tensor update(Tensor parameter, Tensor gradient, Slots slots) {
    State velocity = slots.slot("velocity");
    velocity.set(faded(velocity.value().times(decay).plus(gradient)));
    Tensor ahead = gradient.plus(velocity.value().times(decay));
    return parameter.minus(ahead.times(slots.rate()));
  }
}
