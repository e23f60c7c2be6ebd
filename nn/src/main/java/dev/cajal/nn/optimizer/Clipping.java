package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import java.util.List;

/** A bound on gradients, applied before the optimizer sees them. */
@FunctionalInterface
public interface Clipping {
  /**
   * The bounded gradients.
   *
   * @param gradients of the loss with respect to all parameters that are trained
   * @return as many, of the same types
   */
  List<Tensor> clip(List<Tensor> gradients);
}
