package dev.cajal.nn.schedule;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A straight line from s up to 1 in the first epochs, then another schedule, whose time and horizon
 * begin there: {@code warmup(2, cosine)}.
 *
 * <p>Goyal and others, <i>Accurate, Large Minibatch SGD</i>, 2017.
 *
 * @param epochs how long it takes, greater than 0, parts of an epoch too
 * @param schedule what follows
 * @param start s, at least 0 and at most 1
 */
public record Warmup(double epochs, Schedule schedule, double start) implements Schedule {
  static final Definition<Warmup> DEFINITION =
      Definition.of(
          "warmup",
          Warmup.class,
          List.of(
              Setting.required("epochs"),
              new Setting("schedule", Optional.of("constant"), true),
              Setting.optional("start", 0.0)),
          s ->
              new Warmup(
                  s.number("epochs"), one(s.things("schedule", Schedule.class)), s.number("start")),
          o ->
              Settings.of("epochs", o.epochs)
                  .and("schedule", List.of(o.schedule))
                  .and("start", o.start));

  /** Checks the settings. */
  public Warmup {
    Ranges.positive("warmup", "epochs", epochs);
    Objects.requireNonNull(schedule, "schedule");
    Ranges.share("warmup", "start", start);
  }

  /** From 0. */
  public Warmup(double epochs, Schedule schedule) {
    this(epochs, schedule, 0);
  }

  private static Schedule one(List<Schedule> schedules) {
    if (schedules.size() != 1) {
      throw new IllegalArgumentException(
          "warmup: one schedule must follow; found " + schedules.size());
    }
    return schedules.getFirst();
  }

  @Override
  public double factor(double time, double horizon) {
    return factor(time, horizon, List.of());
  }

  @Override
  public double factor(double time, double horizon, List<Double> losses) {
    return time < epochs
        ? start + (1 - start) * time / epochs
        : schedule.factor(time - epochs, horizon - epochs, losses);
  }
}
