package dev.cajal.nn.schedule;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * The factor r^⌊t/T⌋: multiplied by r after every T epochs.
 *
 * @param every T in epochs, greater than 0
 * @param ratio r, greater than 0 and at most 1
 */
public record Step(double every, double ratio) implements Schedule {
  static final Definition<Step> DEFINITION =
      Definition.of(
          "step",
          Step.class,
          List.of(Setting.required("every"), Setting.optional("ratio", 0.5)),
          s -> new Step(s.number("every"), s.number("ratio")),
          o -> Settings.of("every", o.every).and("ratio", o.ratio));

  /** Checks the settings. */
  public Step {
    if (!(every > 0 && every < Double.POSITIVE_INFINITY) || !(ratio > 0 && ratio <= 1)) {
      throw new IllegalArgumentException(
          "step: every must be greater than 0 and ratio greater than 0 and at most 1; found every %s, ratio %s"
              .formatted(every, ratio));
    }
  }

  @Override
  public double factor(double time, double horizon) {
    return StrictMath.pow(ratio, Math.floor(time / every));
  }
}
