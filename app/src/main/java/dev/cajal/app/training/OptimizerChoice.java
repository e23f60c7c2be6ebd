package dev.cajal.app.training;

import dev.cajal.io.model.ModelNetwork;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.optimizer.Optimizer;
import dev.cajal.nn.optimizer.Optimizers;
import java.util.regex.Pattern;

/** The optimizer that {@code --optimizer} names. */
final class OptimizerChoice {
  private static final Pattern MINIMIZER = Pattern.compile("(?i)\\s*l[-_]?bfgs\\b.*");

  private OptimizerChoice() {}

  /**
   * The optimizer of a text.
   *
   * @throws DataException if there is none, or it is a minimizer for all samples at once
   */
  static Optimizer parse(String text) {
    if (MINIMIZER.matcher(text).matches()) {
      throw new DataException(
          ("--optimizer %s: takes all samples at once and searches along lines, while train steps"
                  + " from batch to batch; in Java: new Lbfgs().minimize(loss, variables) of"
                  + " dev.cajal.nn.optimizer; here adam and nesterov are near")
              .formatted(text.strip()));
    }
    return ModelNetwork.option("--optimizer", () -> Optimizers.parse(text));
  }
}
