package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.State;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * {@link Adam} with Nesterov's look ahead: w ← w − η (μₜ₊₁ m / (1 − Πᵢ≤ₜ₊₁ μᵢ) + (1 − μₜ) g / (1 −
 * Πᵢ≤ₜ μᵢ)) / (√v̂ + ε), where μₜ = β₁ (1 − ½ · 0.96^(0.004 t)).
 *
 * <p>Dozat, <i>Incorporating Nesterov Momentum into Adam</i>, 2016, with its defaults, which
 * PyTorch has too. {@code keras_nadam} has η = 0.001 and ε = 1e-7.
 *
 * @param rate η, greater than 0
 * @param decay1 β₁, at least 0 and less than 1
 * @param decay2 β₂, at least 0 and less than 1
 * @param epsilon ε, greater than 0
 */
public record NAdam(double rate, double decay1, double decay2, double epsilon)
    implements Optimizer {
  private static final double WARMING = 0.004 * Math.log(0.96);

  static final Definition<NAdam> DEFINITION =
      Definition.of(
          "nadam",
          NAdam.class,
          settings(0.002, 1e-8),
          NAdam::of,
          o ->
              Settings.of("rate", o.rate)
                  .and("decay1", o.decay1)
                  .and("decay2", o.decay2)
                  .and("epsilon", o.epsilon));

  /** Checks the settings. */
  public NAdam {
    Ranges.positive("nadam", "rate", rate);
    Ranges.fraction("nadam", "decay1", decay1);
    Ranges.fraction("nadam", "decay2", decay2);
    Ranges.positive("nadam", "epsilon", epsilon);
  }

  /** With β₁ = 0.9, β₂ = 0.999 and ε = 1e-8. */
  public NAdam(double rate) {
    this(rate, 0.9, 0.999, 1e-8);
  }

  static List<Setting> settings(double rate, double epsilon) {
    return List.of(
        Setting.optional("rate", rate),
        Setting.optional("decay1", 0.9),
        Setting.optional("decay2", 0.999),
        Setting.optional("epsilon", epsilon));
  }

  static NAdam of(Settings s) {
    return new NAdam(s.number("rate"), s.number("decay1"), s.number("decay2"), s.number("epsilon"));
  }

  @Override
  public Tensor update(Tensor parameter, Tensor gradient, Slots slots) {
    Moments moments = Moments.next(gradient, decay1, decay2, slots);
    Tensor step = slots.step().to(parameter.dtype());
    Tensor weight = momentum(step);
    Tensor ahead = momentum(step.plus(1));
    State product = slots.number("product", 1);
    product.set(product.value().times(weight));
    Tensor ofGradient = weight.subtractedFrom(1).dividedBy(product.value().subtractedFrom(1));
    Tensor ofMean = ahead.dividedBy(product.value().times(ahead).subtractedFrom(1));
    Tensor direction =
        moments
            .mean()
            .times(ofMean.times(slots.rate()))
            .plus(gradient.times(ofGradient.times(slots.rate())));
    return parameter.minus(direction.dividedBy(moments.size(moments.square(), epsilon)));
  }

  private Tensor momentum(Tensor step) {
    return step.times(WARMING).exp().times(-0.5).plus(1).times(decay1);
  }
}
