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
 * Lion: c = β₁ m + (1 − β₁) g, w ← w − η (sign c + λ w), m ← β₂ m + (1 − β₂) g.
 *
 * <p>Chen and others, <i>Symbolic Discovery of Optimization Algorithms</i>, 2023. Every element
 * moves by η, so η is 3 to 10 times smaller than Adam's and λ as much larger.
 *
 * @param rate η, greater than 0
 * @param decay1 β₁, at least 0 and less than 1
 * @param decay2 β₂, at least 0 and less than 1
 * @param weightDecay λ, at least 0
 */
public record Lion(double rate, double decay1, double decay2, double weightDecay)
    implements Optimizer {
  static final Definition<Lion> DEFINITION =
      Definition.of(
          "lion",
          Lion.class,
          List.of(
              Setting.optional("rate", 1e-4),
              Setting.optional("decay1", 0.9),
              Setting.optional("decay2", 0.99),
              Setting.optional("weight_decay", 0.0)),
          s ->
              new Lion(
                  s.number("rate"),
                  s.number("decay1"),
                  s.number("decay2"),
                  s.number("weight_decay")),
          o ->
              Settings.of("rate", o.rate)
                  .and("decay1", o.decay1)
                  .and("decay2", o.decay2)
                  .and("weight_decay", o.weightDecay));

  /** Checks the settings. */
  public Lion {
    Ranges.positive("lion", "rate", rate);
    Ranges.fraction("lion", "decay1", decay1);
    Ranges.fraction("lion", "decay2", decay2);
    Ranges.notNegative("lion", "weight_decay", weightDecay);
  }

  /** With β₁ = 0.9 and β₂ = 0.99, without weight decay. */
  public Lion(double rate) {
    this(rate, 0.9, 0.99, 0);
  }

  @Override
  public Tensor update(Tensor parameter, Tensor gradient, Slots slots) {
    State mean = slots.slot("mean");
    Tensor direction = mean.value().times(decay1).plus(gradient.times(1 - decay1)).sign();
    mean.set(faded(mean.value().times(decay2).plus(gradient.times(1 - decay2))));
    return parameter.minus(direction.plus(parameter.times(weightDecay)).times(slots.rate()));
  }
}
