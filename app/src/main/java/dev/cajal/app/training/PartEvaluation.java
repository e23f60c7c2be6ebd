package dev.cajal.app.training;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Confusion;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.io.model.Recipe;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.TargetEncoder;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.data.ValueTargets;
import dev.cajal.nn.loss.Link;
import dev.cajal.nn.metric.Accuracy;
import dev.cajal.nn.metric.ConfusionMatrix;
import dev.cajal.nn.metric.MeanAbsoluteError;
import dev.cajal.nn.metric.Metric;
import dev.cajal.nn.metric.RSquared;
import dev.cajal.nn.metric.RootMeanSquaredError;
import dev.cajal.nn.train.Evaluation;
import dev.cajal.nn.train.Evaluator;
import dev.cajal.nn.train.Objective;
import dev.cajal.nn.train.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
  private static final int BATCH = 256;

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
      Dataset dataset,
      String part) {
    List<Metric> chosen =
        MetricChoice.of(recipe.metrics(), dataset.task(), model.loss(), recipe.loss());
    return of(model, chosen, preprocessing, dataset, part);
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
      Dataset dataset,
      String part) {
    Samples samples = Samples.of(dataset);
    Evaluation evaluation =
        new Evaluator(
                Objective.of(model.network(), model.loss()),
                model.network().parameters(),
                List.of(),
                samples,
                BATCH)
            .evaluate();
    Tensor output = evaluation.output().orElseThrow();
    Link link = model.loss().link();
    List<Metric> all = new ArrayList<>(List.of(metric(dataset.task())));
    Map<String, Double> metrics = new LinkedHashMap<>();
    Optional<Confusion> confusion = Optional.empty();
    switch (preprocessing.target()) {
      case TargetEncoder.Classes classes -> {
        all.addAll(chosen);
        Buffer target = samples.get(Samples.TARGET).buffer();
        Buffer scores = link.scores(output).buffer();
        Buffer predictions = link.of(output).buffer();
        for (Metric metric : all) {
          boolean ofScores = metric.input() == Metric.Input.SCORES;
          metrics.put(metric.name(), value(metric, ofScores ? scores : predictions, target));
        }
        ConfusionMatrix matrix =
            ConfusionMatrix.of(scores, target, samples.size(), classes.labels().size());
        confusion = Optional.of(new Confusion(part, classes.labels(), matrix.counts()));
      }
      case TargetEncoder.Values values -> {
        all.addAll(List.of(new RootMeanSquaredError(), new MeanAbsoluteError()));
        all.addAll(chosen);
        Buffer target = inOwnUnit(values, ((ValueTargets) dataset.targets()).values());
        Buffer predictions = inOwnUnit(values, link.of(output).toFloats());
        all.forEach(metric -> metrics.put(metric.name(), value(metric, predictions, target)));
      }
    }
    metrics.put("loss", evaluation.get("loss"));
    return new PartEvaluation(metrics, confusion);
  }

  private static double value(Metric metric, Buffer output, Buffer target) {
    Metric.Accumulator accumulator = metric.start();
    accumulator.add(output, target, target.size());
    return accumulator.value();
  }

  private static Buffer inOwnUnit(TargetEncoder.Values encoder, float[] standardised) {
    double[] own = new double[standardised.length];
    for (int row = 0; row < own.length; row++) {
      own[row] = encoder.decode(standardised[row]);
    }
    return new Buffer.F64(own);
  }
}
