package dev.cajal.nn.schedule;

import java.util.List;

/**
 * What the learning rate is multiplied by at a time in training.
 *
 * <p>Time is counted in epochs and has a fraction: before step i of an epoch of n steps it is epoch
 * + i / n, both counted from 0. It is computed before every step, and depends on nothing but the
 * time, the horizon and the losses so far, which checkpoints hold, so that a resumed training goes
 * on exactly.
 */
@FunctionalInterface
public interface Schedule {
  /**
   * The factor.
   *
   * @param time epochs since training began, at least 0
   * @param horizon the epochs that training was planned for when it began
   */
  double factor(double time, double horizon);

  /**
   * The factor of a schedule that also looks at how training goes; the others ignore the losses.
   *
   * @param losses after each finished epoch: of validation, or of training where nothing is
   *     validated
   */
  default double factor(double time, double horizon, List<Double> losses) {
    return factor(time, horizon);
  }
}
