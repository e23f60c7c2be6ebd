package dev.cajal.app.training;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Confusion;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.TargetEncoder;
import dev.cajal.nn.loss.Link;
import dev.cajal.nn.metric.ConfusionMatrix;
import dev.cajal.nn.metric.MeanAbsoluteError;
import dev.cajal.nn.metric.Metric;
import dev.cajal.nn.metric.RootMeanSquaredError;
import dev.cajal.nn.train.Evaluation;
import dev.cajal.nn.train.Evaluator;
import dev.cajal.nn.train.Objective;
import dev.cajal.nn.train.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures of a model on samples that come all at once or some at a time. */
final class PartFigures {
  private static final int BATCH = 256;

  private final ModelNetwork model;
  private final Preprocessing preprocessing;
  private final Link link;
  private final int total;
  private final List<Metric> metrics = new ArrayList<>();
  private final List<Metric.Accumulator> accumulators;
  private long[][] counts = {};
  private double loss;

  /**
   * Nothing yet.
   *
   * @param chosen what is measured besides what the task always has
   * @param total number of samples that will come
   */
  PartFigures(ModelNetwork model, List<Metric> chosen, Preprocessing preprocessing, int total) {
    this.model = model;
    this.preprocessing = preprocessing;
    this.link = model.loss().link();
    this.total = total;
    metrics.add(PartEvaluation.metric(preprocessing.task()));
    if (!preprocessing.task().hasClasses()) {
      metrics.addAll(List.of(new RootMeanSquaredError(), new MeanAbsoluteError()));
    }
    metrics.addAll(chosen);
    accumulators = metrics.stream().map(Metric::start).toList();
  }

  /** Takes in samples. */
  void add(Samples samples) {
    Evaluation evaluation =
        new Evaluator(
                Objective.of(model.network(), model.loss()),
                model.network().parameters(),
                List.of(),
                samples,
                BATCH)
            .evaluate();
    Tensor output = evaluation.output().orElseThrow();
    Buffer target = samples.get(Samples.TARGET).buffer();
    switch (preprocessing.target()) {
      case TargetEncoder.Classes classes -> {
        Buffer scores = link.scores(output).buffer();
        Buffer predictions = link.of(output).buffer();
        for (int i = 0; i < metrics.size(); i++) {
          boolean ofScores = metrics.get(i).input() == Metric.Input.SCORES;
          accumulators.get(i).add(ofScores ? scores : predictions, target, target.size());
        }
        count(ConfusionMatrix.of(scores, target, samples.size(), classes.labels().size()).counts());
      }
      case TargetEncoder.Values values -> {
        Buffer own = inOwnUnit(values, target.floats());
        Buffer predictions = inOwnUnit(values, link.of(output).toFloats());
        accumulators.forEach(accumulator -> accumulator.add(predictions, own, own.size()));
      }
    }
    // For all samples at once the factor is 1, and the loss keeps its bits.
    loss += evaluation.get("loss") * ((double) samples.size() / total);
  }

  private void count(List<List<Long>> more) {
    counts = counts.length == 0 ? new long[more.size()][more.size()] : counts;
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < counts.length; column++) {
        counts[row][column] += more.get(row).get(column);
      }
    }
  }

  private static Buffer inOwnUnit(TargetEncoder.Values encoder, float[] standardised) {
    double[] own = new double[standardised.length];
    for (int row = 0; row < own.length; row++) {
      own[row] = encoder.decode(standardised[row]);
    }
    return new Buffer.F64(own);
  }

  Map<String, Double> metrics() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < metrics.size(); i++) {
      values.put(metrics.get(i).name(), accumulators.get(i).value());
    }
    values.put("loss", loss);
    return values;
  }

  Optional<Confusion> confusion(String part) {
    return switch (preprocessing.target()) {
      case TargetEncoder.Values _ -> Optional.empty();
      case TargetEncoder.Classes classes ->
          Optional.of(
              new Confusion(
                  part,
                  classes.labels(),
                  Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList()));
    };
  }
}
