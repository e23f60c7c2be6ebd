package dev.cajal.nn.schedule;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * The cosine from 1 down to f again and again: f + (1 − f) · ½(1 + cos πu), u the part of the
 * present period that has passed; the first period lasts T epochs, each later one m times as long.
 *
 * <p>Loshchilov and Hutter, <i>SGDR: Stochastic Gradient Descent with Warm Restarts</i>, 2017.
 *
 * @param period T in epochs, greater than 0
 * @param growth m, at least 1
 * @param floor f, at least 0 and at most 1
 */
public record CosineRestarts(double period, double growth, double floor) implements Schedule {
  static final Definition<CosineRestarts> DEFINITION =
      Definition.of(
          "cosine_restarts",
          CosineRestarts.class,
          List.of(
              Setting.required("period"),
              Setting.optional("growth", 1.0),
              Setting.optional("floor", 0.0)),
          s -> new CosineRestarts(s.number("period"), s.number("growth"), s.number("floor")),
          o -> Settings.of("period", o.period).and("growth", o.growth).and("floor", o.floor));

  /** Checks the settings. */
  public CosineRestarts {
    Ranges.positive("cosine_restarts", "period", period);
    Ranges.atLeastOne("cosine_restarts", "growth", growth);
    Ranges.share("cosine_restarts", "floor", floor);
  }

  @Override
  public double factor(double time, double horizon) {
    double start = 0;
    double length = period;
    if (growth == 1) {
      start = Math.floor(time / period) * period;
    } else {
      while (time >= start + length) {
        start += length;
        length *= growth;
      }
    }
    return new Cosine(floor).factor(time - start, length);
  }
}
