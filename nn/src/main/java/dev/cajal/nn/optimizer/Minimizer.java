package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.Variable;
import java.util.List;

/**
 * A method that makes a function of variables small by whole evaluations, such as the loss over all
 * samples at once.
 *
 * <pre>{@code
 * Tensor loss = x.matmul(w).minus(y).square().mean();
 * Minimum minimum = new Lbfgs().minimize(loss, w);   // w is the minimiser now
 * }</pre>
 */
@FunctionalInterface
public interface Minimizer {
  /** Goes down from where the variables are and leaves them at the lowest point found. */
  Minimum minimize(ValueAndGradient function);

  /**
   * Goes down a tensor over variables from where they are.
   *
   * @param value of rank 0, without inputs
   */
  default Minimum minimize(Tensor value, Variable... variables) {
    return minimize(ValueAndGradient.of(value, List.of(variables)));
  }
}
