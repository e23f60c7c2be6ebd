package dev.cajal.app.training;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Confusion;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.TargetEncoder;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.data.ValueTargets;
import dev.cajal.nn.loss.Link;
import dev.cajal.nn.metric.Accuracy;
import dev.cajal.nn.metric.ConfusionMatrix;
import dev.cajal.nn.metric.Metric;
import dev.cajal.nn.metric.RSquared;
import dev.cajal.nn.train.Evaluation;
import dev.cajal.nn.train.Evaluator;
import dev.cajal.nn.train.Objective;
import dev.cajal.nn.train.Samples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model is worth on a part of the data.
 *
 * @param metrics values by name: accuracy and loss for classes; r2, root mean square error and mean
 *     absolute error in the target's own unit, and loss for numbers
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
   * @param part what the part is called
   */
  public static PartEvaluation of(
      ModelNetwork model, Preprocessing preprocessing, Dataset dataset, String part) {
    Samples samples = Samples.of(dataset);
    Metric metric = metric(dataset.task());
    Evaluation evaluation =
        new Evaluator(
                Objective.of(model.network(), model.loss()),
                model.network().parameters(),
                List.of(metric),
                samples,
                BATCH)
            .evaluate();
    Tensor output = evaluation.output().orElseThrow();
    Link link = model.loss().link();
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(metric.name(), evaluation.get(metric.name()));
    Optional<Confusion> confusion = Optional.empty();
    switch (preprocessing.target()) {
      case TargetEncoder.Classes classes -> {
        ConfusionMatrix matrix =
            ConfusionMatrix.of(
                link.scores(output).buffer(),
                samples.get(Samples.TARGET).buffer(),
                samples.size(),
                classes.labels().size());
        confusion = Optional.of(new Confusion(part, classes.labels(), matrix.counts()));
      }
      case TargetEncoder.Values values ->
          addErrors(metrics, values, link.of(output), (ValueTargets) dataset.targets());
    }
    metrics.put("loss", evaluation.get("loss"));
    return new PartEvaluation(metrics, confusion);
  }

  private static void addErrors(
      Map<String, Double> metrics,
      TargetEncoder.Values encoder,
      Tensor output,
      ValueTargets targets) {
    float[] predicted = output.toFloats();
    double squares = 0;
    double absolute = 0;
    for (int row = 0; row < predicted.length; row++) {
      double error = encoder.decode(predicted[row]) - encoder.decode(targets.value(row));
      squares += error * error;
      absolute += Math.abs(error);
    }
    metrics.put("rmse", Math.sqrt(squares / predicted.length));
    metrics.put("mae", absolute / predicted.length);
  }
}
