package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * Gradient descent w ← w − η g.
 *
 * @param rate η, greater than 0
 */
public record Sgd(double rate) implements Optimizer {
  static final Definition<Sgd> DEFINITION =
      Definition.of(
          "sgd",
          Sgd.class,
          List.of(Setting.optional("rate", 0.1)),
          Sgd::of,
          o -> Settings.of("rate", o.rate));

  /** Checks the rate. */
  public Sgd {
    Ranges.positive("sgd", "rate", rate);
  }

  static Sgd of(Settings s) {
    return new Sgd(s.number("rate"));
  }

  @Override
  public Tensor update(Tensor parameter, Tensor gradient, Slots slots) {
    return parameter.minus(gradient.times(slots.rate()));
  }
}
