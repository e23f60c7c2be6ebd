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
 * Adadelta: v ← ρ v + (1 − ρ) g², d = g √(u + ε) / √(v + ε), u ← ρ u + (1 − ρ) d², w ← w − η d.
 *
 * <p>Zeiler, <i>ADADELTA: An Adaptive Learning Rate Method</i>, 2012, which has no η, so it is 1
 * here; ρ = 0.95 and ε = 1e-6. {@code keras_adadelta} has η = 0.001 and ε = 1e-7, {@code
 * pytorch_adadelta} ρ = 0.9.
 *
 * @param rate η, greater than 0
 * @param decay ρ, at least 0 and less than 1
 * @param epsilon ε, greater than 0; it decides how fast the first steps are
 */
public record Adadelta(double rate, double decay, double epsilon) implements Optimizer {
  static final Definition<Adadelta> DEFINITION =
      Definition.of(
          "adadelta",
          Adadelta.class,
          settings(1, 0.95, 1e-6),
          Adadelta::of,
          o -> Settings.of("rate", o.rate).and("decay", o.decay).and("epsilon", o.epsilon));

  /** Checks the settings. */
  public Adadelta {
    Ranges.positive("adadelta", "rate", rate);
    Ranges.fraction("adadelta", "decay", decay);
    Ranges.positive("adadelta", "epsilon", epsilon);
  }

  static List<Setting> settings(double rate, double decay, double epsilon) {
    return List.of(
        Setting.optional("rate", rate),
        Setting.optional("decay", decay),
        Setting.optional("epsilon", epsilon));
  }

  static Adadelta of(Settings s) {
    return new Adadelta(s.number("rate"), s.number("decay"), s.number("epsilon"));
  }

  @Override
  public Tensor update(Tensor parameter, Tensor gradient, Slots slots) {
    State square = slots.slot("square");
    State change = slots.slot("change");
    square.set(faded(square.value().times(decay).plus(gradient.square().times(1 - decay))));
    Tensor direction =
        gradient
            .times(Root.of(change.value(), epsilon, true))
            .dividedBy(Root.of(square.value(), epsilon, true));
    change.set(faded(change.value().times(decay).plus(direction.square().times(1 - decay))));
    return parameter.minus(direction.times(slots.rate()));
  }
}
