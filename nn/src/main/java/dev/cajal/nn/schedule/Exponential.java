package dev.cajal.nn.schedule;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * The factor e^(−λt), t in epochs.
 *
 * @param decay λ, at least 0
 */
public record Exponential(double decay) implements Schedule {
  static final Definition<Exponential> DEFINITION =
      Definition.of(
          "exponential",
          Exponential.class,
          List.of(Setting.required("decay")),
          s -> new Exponential(s.number("decay")),
          o -> Settings.of("decay", o.decay));

  /** Checks the decay. */
  public Exponential {
    Ranges.notNegative("exponential", "decay", decay);
  }

  @Override
  public double factor(double time, double horizon) {
    return StrictMath.exp(-decay * time);
  }
}
