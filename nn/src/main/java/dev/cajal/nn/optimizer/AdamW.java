package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * {@link Adam} with decoupled weight decay: w ← w − η (m̂ / (√v̂ + ε) + λ w).
 *
 * <p>Loshchilov and Hutter, <i>Decoupled Weight Decay Regularization</i>, 2019; the decay follows
 * the whole learning rate, as in PyTorch, whose defaults these are. {@code keras_adamw} has λ =
 * 0.004 and ε = 1e-7. Every parameter decays, biases too; {@link WeightDecay} chooses.
 *
 * @param rate η, greater than 0
 * @param weightDecay λ, at least 0
 * @param decay1 β₁, at least 0 and less than 1
 * @param decay2 β₂, at least 0 and less than 1
 * @param epsilon ε, greater than 0
 */
public record AdamW(double rate, double weightDecay, double decay1, double decay2, double epsilon)
    implements Optimizer {
  static final Definition<AdamW> DEFINITION =
      Definition.of(
          "adamw",
          AdamW.class,
          settings(0.01, 1e-8),
          AdamW::of,
          o ->
              Settings.of("rate", o.rate)
                  .and("weight_decay", o.weightDecay)
                  .and("decay1", o.decay1)
                  .and("decay2", o.decay2)
                  .and("epsilon", o.epsilon));

  /** Checks the settings. */
  public AdamW {
    Ranges.positive("adamw", "rate", rate);
    Ranges.notNegative("adamw", "weight_decay", weightDecay);
    Ranges.fraction("adamw", "decay1", decay1);
    Ranges.fraction("adamw", "decay2", decay2);
    Ranges.positive("adamw", "epsilon", epsilon);
  }

  /** With β₁ = 0.9, β₂ = 0.999 and ε = 1e-8. */
  public AdamW(double rate, double weightDecay) {
    this(rate, weightDecay, 0.9, 0.999, 1e-8);
  }

  static List<Setting> settings(double weightDecay, double epsilon) {
    return List.of(
        Setting.optional("rate", 0.001),
        Setting.optional("weight_decay", weightDecay),
        Setting.optional("decay1", 0.9),
        Setting.optional("decay2", 0.999),
        Setting.optional("epsilon", epsilon));
  }

  static AdamW of(Settings s) {
    return new AdamW(
        s.number("rate"),
        s.number("weight_decay"),
        s.number("decay1"),
        s.number("decay2"),
        s.number("epsilon"));
  }

  @Override
  public Tensor update(Tensor parameter, Tensor gradient, Slots slots) {
    Tensor next = new Adam(rate, decay1, decay2, epsilon).update(parameter, gradient, slots);
    return next.minus(parameter.times(slots.rate().times(weightDecay)));
  }
}
