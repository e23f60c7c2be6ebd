package dev.cajal.nn.schedule;

import dev.cajal.nn.registry.Registry;
import java.util.List;

/** The schedules by name. */
public final class Schedules {
  private static final Registry<Schedule> REGISTRY =
      Registry.of(
          "schedule",
          List.of(
              Constant.DEFINITION,
              Step.DEFINITION,
              Exponential.DEFINITION,
              Inverse.DEFINITION,
              Polynomial.DEFINITION,
              Cosine.DEFINITION,
              CosineRestarts.DEFINITION,
              Warmup.DEFINITION,
              OneCycle.DEFINITION,
              Plateau.DEFINITION));

  private Schedules() {}

  /** The schedules that texts and files can name: {@code cosine}, {@code step(10, 0.5)}. */
  public static Registry<Schedule> registry() {
    return REGISTRY;
  }

  /**
   * The schedule of a text.
   *
   * @throws dev.cajal.nn.registry.SettingException with position, what was found and expected
   */
  public static Schedule parse(String text) {
    return REGISTRY.parse(text);
  }
}
