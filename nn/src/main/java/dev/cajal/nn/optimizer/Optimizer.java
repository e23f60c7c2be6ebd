package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;

/**
 * A rule by which a parameter follows its gradient: settings and one update.
 *
 * <pre>{@code
 * record SignDescent(double rate) implements Optimizer {
 *   public Tensor update(Tensor parameter, Tensor gradient, Slots slots) {
 *     return parameter.minus(gradient.sign().times(slots.rate()));
 *   }
 * }
 * }</pre>
 */
public interface Optimizer {
  /** The learning rate that training starts with; a schedule multiplies it. */
  double rate();

  /**
   * The parameter's value after a step.
   *
   * @param gradient of the loss with respect to the parameter, of its type
   * @param slots the current learning rate, the number of the step and what is remembered
   */
  Tensor update(Tensor parameter, Tensor gradient, Slots slots);
}
