package dev.cajal.app.training;

import dev.cajal.graph.NonFiniteException;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.io.model.Recipe;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Prepared;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.loss.TemperatureScaling;
import dev.cajal.nn.schedule.Schedules;
import dev.cajal.nn.train.EarlyStopping;
import dev.cajal.nn.train.History;
import dev.cajal.nn.train.SampleSource;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.Trainer;
import dev.cajal.shape.ShapeException;
import java.util.Optional;

/**
 * A model that is fitted to data as a recipe says.
 *
 * @param recipe the settings
 * @param model the network and its loss
 * @param data the parts
 */
record Fitting(Recipe recipe, ModelNetwork model, LearningParts data) {

  /** A model that is fitted to data in memory. */
  Fitting(Recipe recipe, ModelNetwork model, Prepared data) {
    this(recipe, model, LearningParts.of(data));
  }

  /** A trainer with what the recipe says of the steps. */
  Trainer.Builder steps() {
    Trainer.Builder builder =
        Trainer.of(model.network(), model.loss())
            .optimizer(OptimizerChoice.parse(recipe.optimizer()))
            .schedule(ModelNetwork.option("--schedule", () -> Schedules.parse(recipe.schedule())))
            .epochs(recipe.epochs())
            .batchSize(recipe.batchSize());
    Regularization.addTo(builder, recipe, model.network().parameters());
    return builder;
  }

  /** A trainer with all that the recipe says. */
  Trainer.Builder trainer() {
    Task task = data.preprocessing().task();
    Trainer.Builder builder =
        steps().metrics(PartEvaluation.metric(task)).listener(new Divergence(recipe.optimizer()));
    if (recipe.earlyStopping() > 0) {
      builder.earlyStopping(EarlyStopping.of(recipe.earlyStopping()));
    }
    return builder;
  }

  /**
   * Trains.
   *
   * @param resumed whether the trainer goes on from its latest checkpoint
   * @throws DataException naming the option that does not suit the data
   */
  History fit(Trainer trainer, boolean resumed) {
    SampleSource training = data.training();
    Optional<SampleSource> validation = data.validation();
    checkTargets("training", training);
    validation.ifPresent(samples -> checkTargets("validation", samples));
    try {
      if (resumed) {
        return validation.isPresent()
            ? trainer.resume(training, validation.get())
            : trainer.resume(training);
      }
      return validation.isPresent()
          ? trainer.fit(training, validation.get())
          : trainer.fit(training);
    } catch (NonFiniteException e) {
      throw new DataException("optimizer %s, %s".formatted(recipe.optimizer(), e.getMessage()), e);
    } catch (ShapeException e) {
      throw new DataException("--loss %s: %s".formatted(recipe.loss(), e.getMessage()), e);
    }
  }

  /** What calibrates the fitted model by the validation part, if the recipe wants that. */
  Optional<TemperatureScaling> calibration() {
    return recipe.calibrate() && data.validation().orElse(null) instanceof Samples part
        ? Optional.of(Calibration.fit(model, part))
        : Optional.empty();
  }

  /** The fitted model, calibrated if the recipe wants that. */
  ModelNetwork calibrated() {
    return calibration().map(model::calibrated).orElse(model);
  }

  private void checkTargets(String part, SampleSource samples) {
    LearningParts.forEach(samples, chunk -> checkTargets(part, chunk));
  }

  private void checkTargets(String part, Samples samples) {
    int outputs = model.network().result().shape().size() * model.loss().outputsPerTarget();
    try {
      model.loss().check(samples.get(Samples.TARGET).buffer(), samples.size(), outputs);
    } catch (IllegalArgumentException e) {
      throw new DataException("--loss %s, in the %s part".formatted(e.getMessage(), part), e);
    }
  }
}
