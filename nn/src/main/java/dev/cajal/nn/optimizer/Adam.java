package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Adam: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − η m̂ / (√v̂ + ε), where m̂ = m / (1
 * − β₁ᵗ), v̂ = v / (1 − β₂ᵗ) and t = 1 at the first step.
 *
 * <p>Kingma and Ba, <i>Adam: A Method for Stochastic Optimization</i>, 2015. {@code keras_adam} has
 * ε = 1e-7; PyTorch has the paper's defaults.
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
          settings(1e-8),
          Adam::of,
          o ->
              Settings.of("rate", o.rate)
                  .and("decay1", o.decay1)
                  .and("decay2", o.decay2)
                  .and("epsilon", o.epsilon));

  /** Checks the settings. */
  public Adam {
    Ranges.positive("adam", "rate", rate);
    Ranges.fraction("adam", "decay1", decay1);
    Ranges.fraction("adam", "decay2", decay2);
    Ranges.positive("adam", "epsilon", epsilon);
  }

  /** With β₁ = 0.9, β₂ = 0.999 and ε = 1e-8. */
  public Adam(double rate) {
    this(rate, 0.9, 0.999, 1e-8);
  }

  static List<Setting> settings(double epsilon) {
    return List.of(
        Setting.optional("rate", 0.001),
        Setting.optional("decay1", 0.9),
        Setting.optional("decay2", 0.999),
        Setting.optional("epsilon", epsilon));
  }

  static Adam of(Settings s) {
    return new Adam(s.number("rate"), s.number("decay1"), s.number("decay2"), s.number("epsilon"));
  }

  @Override
  public Tensor update(Tensor parameter, Tensor gradient, Slots slots) {
    Moments moments = Moments.next(gradient, decay1, decay2, slots);
    return parameter.minus(moments.change(moments.square(), epsilon));
  }
}
