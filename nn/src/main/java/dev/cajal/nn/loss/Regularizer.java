package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.parameter.Selection;
import java.util.List;
import java.util.Objects;

/**
 * A penalty and the parameters that it is taken of.
 *
 * @param penalty of each parameter
 * @param selection which ones; usually {@link Selection#weights}, which leaves out biases
 */
public record Regularizer(Penalty penalty, Selection selection) {
  /** Rejects nulls. */
  public Regularizer {
    Objects.requireNonNull(penalty, "penalty");
    Objects.requireNonNull(selection, "selection");
  }

  /** {@link L1} of the weights. */
  public static Regularizer l1(double strength) {
    return new Regularizer(new L1(strength), Selection.weights());
  }

  /** {@link L2} of the weights. */
  public static Regularizer l2(double strength) {
    return new Regularizer(new L2(strength), Selection.weights());
  }

  /** A loss with the penalties of the chosen parameters added. */
  public Tensor addTo(Tensor loss, List<Variable> parameters) {
    Tensor total = loss;
    for (Variable parameter : parameters) {
      if (selection.matches(parameter.name())) {
        total = total.plus(penalty.of(parameter));
      }
    }
    return total;
  }
}
