package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;

/** A set that a parameter may not leave. */
@FunctionalInterface
public interface Constraint {
  /** The nearest value within the set, of the parameter's type. */
  Tensor project(Tensor parameter);
}
