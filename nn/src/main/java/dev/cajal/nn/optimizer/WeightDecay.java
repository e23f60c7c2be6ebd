package dev.cajal.nn.optimizer;

import dev.cajal.nn.parameter.Selection;
import dev.cajal.nn.registry.Ranges;
import java.util.Objects;

/**
 * Decoupled weight decay: besides the optimizer's change, w ← w − η λ w.
 *
 * <p>Loshchilov and Hutter, <i>Decoupled Weight Decay Regularization</i>, 2019, with η the whole
 * learning rate. For {@link Sgd} it is the same as an L2 penalty of λ / 2; for others it is not,
 * because a penalty's gradient passes through their averages.
 *
 * @param strength λ, at least 0
 * @param selection the parameters that decay
 */
public record WeightDecay(double strength, Selection selection) {
  /** Checks the strength. */
  public WeightDecay {
    Ranges.notNegative("weight decay", "strength", strength);
    Objects.requireNonNull(selection, "selection");
  }

  /** Decay of the weights, not of biases. */
  public static WeightDecay of(double strength) {
    return new WeightDecay(strength, Selection.weights());
  }
}
