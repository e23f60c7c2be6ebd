package dev.cajal.nn.optimizer;

import dev.cajal.nn.parameter.Selection;
import java.util.Objects;

/**
 * A constraint and the parameters that are brought back into it after each step.
 *
 * @param constraint of each parameter
 * @param selection which ones; usually {@link Selection#weights}, which leaves out biases
 */
public record Projection(Constraint constraint, Selection selection) {
  /** Rejects nulls. */
  public Projection {
    Objects.requireNonNull(constraint, "constraint");
    Objects.requireNonNull(selection, "selection");
  }

  /** {@link MaxNorm} of the weights. */
  public static Projection maxNorm(double limit) {
    return new Projection(new MaxNorm(limit), Selection.weights());
  }
}
