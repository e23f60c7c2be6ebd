package dev.cajal.nn.loss;

import dev.cajal.Tensor;

/** A number that grows with a parameter's size and is added to the loss, so that it stays small. */
@FunctionalInterface
public interface Penalty {
  /** The penalty of one parameter, of rank 0 and the parameter's element type. */
  Tensor of(Tensor parameter);
}
