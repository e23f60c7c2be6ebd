package dev.cajal.app.training;

import dev.cajal.app.figure.Confusion;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.io.model.Recipe;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.metric.Accuracy;
import dev.cajal.nn.metric.Metric;
import dev.cajal.nn.metric.RSquared;
import dev.cajal.nn.train.SampleSource;
import dev.cajal.nn.train.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model is worth on a part of the data.
 *
 * @param metrics values by name: accuracy and loss for classes; r2, root mean square error and mean
 *     absolute error in the target's own unit, and loss for numbers; and what was chosen besides
 * @param confusion how classes were mistaken, if there are classes
 */
public record PartEvaluation(Map<String, Double> metrics, Optional<Confusion> confusion) {
  /** What is measured besides the loss while a model for a task is trained. */
  static Metric metric(Task task) {
    return switch (task) {
      case BINARY, CLASSIFICATION -> new Accuracy();
      case REGRESSION -> new RSquared();
    };
  }

  /**
   * Evaluates a model.
   *
   * @param recipe that it was trained with, whose metrics are measured too
   * @param part what the part is called
   */
  public static PartEvaluation of(
      ModelNetwork model,
      Recipe recipe,
      Preprocessing preprocessing,
      SampleSource samples,
      String part) {
    List<Metric> chosen =
        MetricChoice.of(recipe.metrics(), preprocessing.task(), model.loss(), recipe.loss());
    return of(model, chosen, preprocessing, samples, part);
  }

  /**
   * Evaluates a model.
   *
   * @param chosen what is measured besides what the task always has
   * @param part what the part is called
   */
  public static PartEvaluation of(
      ModelNetwork model,
      List<Metric> chosen,
      Preprocessing preprocessing,
      SampleSource samples,
      String part) {
    PartFigures figures = new PartFigures(model, chosen, preprocessing, samples.size());
    LearningParts.forEach(samples, figures::add);
    return new PartEvaluation(figures.metrics(), figures.confusion(part));
  }

  /** Evaluates a model on samples in memory, with the metrics of its recipe. */
  public static PartEvaluation of(
      ModelNetwork model,
      Recipe recipe,
      Preprocessing preprocessing,
      Dataset dataset,
      String part) {
    return of(model, recipe, preprocessing, Samples.of(dataset), part);
  }

  /** Evaluates a model on samples in memory. */
  public static PartEvaluation of(
      ModelNetwork model,
      List<Metric> chosen,
      Preprocessing preprocessing,
      Dataset dataset,
      String part) {
    return of(model, chosen, preprocessing, Samples.of(dataset), part);
  }
}
