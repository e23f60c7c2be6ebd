package dev.cajal.nn.optimizer;

import dev.cajal.nn.parameter.Selection;
import dev.cajal.nn.schedule.Constant;
import dev.cajal.nn.schedule.Schedule;
import java.util.Objects;

/**
 * An optimizer, the parameters that it changes and the schedule of its learning rate.
 *
 * @param name of the group in checkpoints, a name without dots
 * @param optimizer the rule
 * @param schedule what the learning rate is multiplied by
 * @param selection the parameters; those that no group selects are frozen
 */
public record OptimizerGroup(
    String name, Optimizer optimizer, Schedule schedule, Selection selection) {
  /** Checks the name. */
  public OptimizerGroup {
    if (!name.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException(
          "optimizer group: the name must be letters, digits, _ or -; found \"%s\""
              .formatted(name));
    }
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(selection, "selection");
  }

  /** An optimizer of all parameters with a constant learning rate. */
  public static OptimizerGroup of(Optimizer optimizer) {
    return new OptimizerGroup("main", optimizer, new Constant(), Selection.all());
  }

  /** This group with another schedule. */
  public OptimizerGroup with(Schedule other) {
    return new OptimizerGroup(name, optimizer, other, selection);
  }

  /** This group with other parameters. */
  public OptimizerGroup with(Selection other) {
    return new OptimizerGroup(name, optimizer, schedule, other);
  }

  /** This group under another name. */
  public OptimizerGroup named(String other) {
    return new OptimizerGroup(other, optimizer, schedule, selection);
  }
}
