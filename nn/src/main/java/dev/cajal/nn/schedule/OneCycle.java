package dev.cajal.nn.schedule;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * One cycle over the horizon: up from 1/d to 1 in the first part of it, then down to 1/(d e), both
 * along half a cosine; the optimizer's rate is the peak.
 *
 * <p>Smith and Topin, <i>Super-Convergence</i>, 2018, with the defaults of PyTorch: a part of 0.3,
 * d = 25, e = 10⁴.
 *
 * @param part of the horizon that the way up takes, greater than 0 and less than 1
 * @param division d, at least 1
 * @param finalDivision e, at least 1
 */
public record OneCycle(double part, double division, double finalDivision) implements Schedule {
  static final Definition<OneCycle> DEFINITION =
      Definition.of(
          "one_cycle",
          OneCycle.class,
          List.of(
              Setting.optional("part", 0.3),
              Setting.optional("division", 25.0),
              Setting.optional("final_division", 1e4)),
          s -> new OneCycle(s.number("part"), s.number("division"), s.number("final_division")),
          o ->
              Settings.of("part", o.part)
                  .and("division", o.division)
                  .and("final_division", o.finalDivision));

  /** Checks the settings. */
  public OneCycle {
    if (!(part > 0 && part < 1)) {
      throw new IllegalArgumentException(
          "one_cycle: part must be greater than 0 and less than 1; found " + part);
    }
    Ranges.atLeastOne("one_cycle", "division", division);
    Ranges.atLeastOne("one_cycle", "final_division", finalDivision);
  }

  /** With the defaults. */
  public OneCycle() {
    this(0.3, 25, 1e4);
  }

  @Override
  public double factor(double time, double horizon) {
    double peak = part * horizon;
    double first = 1 / division;
    if (time < peak) {
      return new Cosine(first).factor(peak - time, peak);
    }
    return new Cosine(first / finalDivision).factor(time - peak, horizon - peak);
  }
}
