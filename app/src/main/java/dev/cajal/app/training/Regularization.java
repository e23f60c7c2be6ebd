package dev.cajal.app.training;

import dev.cajal.io.model.Recipe;
import dev.cajal.io.model.StepSettings;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.loss.L1;
import dev.cajal.nn.loss.L2;
import dev.cajal.nn.loss.Regularizer;
import dev.cajal.nn.optimizer.ClipByGlobalNorm;
import dev.cajal.nn.optimizer.ClipByValue;
import dev.cajal.nn.optimizer.MaxNorm;
import dev.cajal.nn.optimizer.Projection;
import dev.cajal.nn.optimizer.WeightDecay;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Selection;
import dev.cajal.nn.train.Trainer;

/** What keeps weights and steps small, from a recipe to a trainer. */
final class Regularization {
  private Regularization() {}

  static void addTo(Trainer.Builder builder, Recipe recipe, Parameters parameters) {
    StepSettings steps = recipe.steps();
    Selection selection = steps.selection();
    if (parameters.select(selection).isEmpty()
        && !steps.regularized().equals(StepSettings.NONE.regularized())) {
      throw new DataException(
          "--regularized \"%s\": must match the path of a parameter; there are %s"
              .formatted(
                  steps.regularized(),
                  String.join(
                      ", ",
                      parameters.trainable().stream().map(variable -> variable.name()).toList())));
    }
    if (recipe.l2() > 0) {
      builder.regularizer(new Regularizer(new L2(recipe.l2()), selection));
    }
    if (steps.l1() > 0) {
      builder.regularizer(new Regularizer(new L1(steps.l1()), selection));
    }
    if (steps.weightDecay() > 0) {
      builder.weightDecay(new WeightDecay(steps.weightDecay(), selection));
    }
    if (steps.maxNorm() > 0) {
      builder.projection(new Projection(new MaxNorm(steps.maxNorm()), selection));
    }
    // Outliers are cut off before the length of all is measured.
    if (steps.clipValue() > 0) {
      builder.clipping(new ClipByValue(steps.clipValue()));
    }
    if (steps.clipNorm() > 0) {
      builder.clipping(new ClipByGlobalNorm(steps.clipNorm()));
    }
    steps.averaging().ifPresent(builder::averaging);
  }
}
