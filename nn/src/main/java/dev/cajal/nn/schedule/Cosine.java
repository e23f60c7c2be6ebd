package dev.cajal.nn.schedule;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * The factor f + (1 − f) · ½(1 + cos πt/T), from 1 down to f at the horizon T, where it stays.
 *
 * <p>Loshchilov and Hutter, <i>SGDR</i>, 2017, without restarts.
 *
 * @param floor f, at least 0 and at most 1
 */
public record Cosine(double floor) implements Schedule {
  static final Definition<Cosine> DEFINITION =
      Definition.of(
          "cosine",
          Cosine.class,
          List.of(Setting.optional("floor", 0.0)),
          s -> new Cosine(s.number("floor")),
          o -> Settings.of("floor", o.floor));

  /** Checks the floor. */
  public Cosine {
    if (!(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException(
          "cosine: floor must be at least 0 and at most 1; found " + floor);
    }
  }

  /** Down to 0. */
  public Cosine() {
    this(0);
  }

  @Override
  public double factor(double time, double horizon) {
    double part = Math.min(1, time / horizon);
    return floor + (1 - floor) * 0.5 * (1 + StrictMath.cos(Math.PI * part));
  }
}
