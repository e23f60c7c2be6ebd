package dev.cajal.nn.schedule;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * The factor 1 / (1 + rt), t in epochs.
 *
 * @param decay r, at least 0
 */
public record Inverse(double decay) implements Schedule {
  static final Definition<Inverse> DEFINITION =
      Definition.of(
          "inverse",
          Inverse.class,
          List.of(Setting.required("decay")),
          s -> new Inverse(s.number("decay")),
          o -> Settings.of("decay", o.decay));

  /** Checks the decay. */
  public Inverse {
    Ranges.notNegative("inverse", "decay", decay);
  }

  @Override
  public double factor(double time, double horizon) {
    return 1 / (1 + decay * time);
  }
}
