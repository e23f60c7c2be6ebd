package dev.cajal.nn.schedule;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * The factor f + (1 − f) (1 − t/T)ᵖ, from 1 down to f at the horizon T, where it stays; with p = 1
 * a straight line.
 *
 * @param power p, greater than 0
 * @param floor f, at least 0 and at most 1
 */
public record Polynomial(double power, double floor) implements Schedule {
  static final Definition<Polynomial> DEFINITION =
      Definition.of(
          "polynomial",
          Polynomial.class,
          List.of(Setting.optional("power", 1.0), Setting.optional("floor", 0.0)),
          s -> new Polynomial(s.number("power"), s.number("floor")),
          o -> Settings.of("power", o.power).and("floor", o.floor));

  /** Checks the settings. */
  public Polynomial {
    Ranges.positive("polynomial", "power", power);
    Ranges.share("polynomial", "floor", floor);
  }

  @Override
  public double factor(double time, double horizon) {
    double left = Math.max(0, 1 - time / horizon);
    return floor + (1 - floor) * StrictMath.pow(left, power);
  }
}
