package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;

/**
 * A mean of a parameter over the steps of a training: what is evaluated, and kept in the end, while
 * the optimizer goes on from the parameter itself.
 *
 * <p>Running state of layers, such as the statistics of a normalisation, is not averaged.
 */
@FunctionalInterface
public interface Averaging {
  /**
   * The mean after a step.
   *
   * @param mean before it; at the first step the parameter's start
   * @param parameter after it
   * @param slots the number of the step
   */
  Tensor next(Tensor mean, Tensor parameter, Slots slots);
}
