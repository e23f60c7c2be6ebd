package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.State;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Adam: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − η m̂ / (√v̂ + ε), where m̂ = m / (1
 * − β₁ᵗ), v̂ = v / (1 − β₂ᵗ) and t = 1 at the first step.
 *
 * <p>Kingma and Ba, <i>Adam: A Method for Stochastic Optimization</i>, 2015.
 *
 * @param rate η, greater than 0
 * @param decay1 β₁, at least 0 and less than 1
 * @param decay2 β₂, at least 0 and less than 1
 * @param epsilon ε, greater than 0
 */
public record Adam(double rate, double decay1, double decay2, double epsilon) implements Optimizer {
  static final Definition<Adam> DEFINITION =
      Definition.of(
          "adam",
          Adam.class,
          List.of(
              Setting.optional("rate", 0.001),
              Setting.optional("decay1", 0.9),
              Setting.optional("decay2", 0.999),
              Setting.optional("epsilon", 1e-8)),
          s ->
              new Adam(
                  s.number("rate"), s.number("decay1"), s.number("decay2"), s.number("epsilon")),
          o ->
              Settings.of("rate", o.rate)
                  .and("decay1", o.decay1)
                  .and("decay2", o.decay2)
                  .and("epsilon", o.epsilon));

  /** Checks the settings. */
  public Adam {
    Check.rate("adam", rate);
    Check.fraction("adam", "decay1", decay1);
    Check.fraction("adam", "decay2", decay2);
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("adam: epsilon must be greater than 0; found " + epsilon);
    }
  }

  /** With β₁ = 0.9, β₂ = 0.999 and ε = 1e-8. */
  public Adam(double rate) {
    this(rate, 0.9, 0.999, 1e-8);
  }

  @Override
  public Tensor update(Tensor parameter, Tensor gradient, Slots slots) {
    State mean = slots.slot("mean");
    State square = slots.slot("square");
    mean.set(mean.value().times(decay1).plus(gradient.times(1 - decay1)));
    square.set(square.value().times(decay2).plus(gradient.square().times(1 - decay2)));
    // The two corrections are numbers, so one division and one product are left for each element.
    Tensor rate = slots.rate().dividedBy(slots.unbias(decay1));
    Tensor scale = slots.unbias(decay2).sqrt().reciprocal();
    Tensor size = square.value().sqrt().times(scale).plus(epsilon);
    return parameter.minus(mean.value().times(rate).dividedBy(size));
  }
}
