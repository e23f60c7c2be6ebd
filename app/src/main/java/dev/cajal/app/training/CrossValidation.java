package dev.cajal.app.training;

import dev.cajal.io.model.ModelNetwork;
import dev.cajal.io.model.Recipe;
import dev.cajal.io.model.Results;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.Prepared;
import dev.cajal.nn.train.Ending;
import dev.cajal.nn.train.History;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Models that are each judged by a fold of the data that they did not learn from. They are not
 * kept: what they are worth is what one that learns from all of the data may be expected to be
 * worth.
 */
final class CrossValidation {
  private CrossValidation() {}

  /**
   * Trains and judges.
   *
   * @return metrics by name for each fold, then their mean and their spread, the deviation with the
   *     denominator n − 1
   * @throws DataException if it is interrupted, or a training diverges
   */
  static Map<String, Map<String, Double>> run(
      List<Prepared> folds, Request request, Session session) {
    List<Map<String, Double>> values = new ArrayList<>();
    Map<String, Map<String, Double>> all = new LinkedHashMap<>();
    for (Prepared fold : folds) {
      String name = Results.FOLD + " " + (values.size() + 1);
      Map<String, Double> metrics = judged(fold, request, session, name, folds.size());
      values.add(metrics);
      all.put(name, metrics);
    }
    Map<String, Double> mean = new LinkedHashMap<>();
    Map<String, Double> spread = new LinkedHashMap<>();
    for (String metric : values.getFirst().keySet()) {
      double average =
          values.stream().mapToDouble(fold -> fold.get(metric)).average().orElseThrow();
      double squares =
          values.stream().mapToDouble(fold -> Math.pow(fold.get(metric) - average, 2)).sum();
      mean.put(metric, average);
      spread.put(metric, Math.sqrt(squares / (values.size() - 1)));
    }
    all.put(Results.FOLD + " mean", mean);
    all.put(Results.FOLD + " spread", spread);
    return all;
  }

  private static Map<String, Double> judged(
      Prepared fold, Request request, Session session, String name, int count) {
    Dataset training = fold.training();
    TrainingFacts facts = TrainingFacts.of(training);
    Recipe recipe = Defaults.of(facts).complete(request, facts, fold.validation().isPresent());
    TensorType sample = new TensorType(training.features().dtype(), training.sampleShape());
    ModelNetwork model = ModelNetwork.of(recipe, sample, fold.preprocessing());
    Fitting fitting = new Fitting(recipe, model, fold);
    History history = fitting.fit(fitting.trainer().stop(session.stop()).build(), false);
    if (history.ending() == Ending.INTERRUPTED) {
      throw new DataException(
          "--folds %d: interrupted in %s; nothing of it is kept".formatted(count, name));
    }
    Map<String, Double> metrics =
        PartEvaluation.of(
                fitting.calibrated(), recipe, fold.preprocessing(), fold.test().orElseThrow(), name)
            .metrics();
    String first = metrics.keySet().iterator().next();
    session
        .notes()
        .accept(
            "%s of %d: %s %s after %d epochs"
                .formatted(
                    name,
                    count,
                    first,
                    MetricRows.number(metrics.get(first)),
                    history.epochs().size()));
    return metrics;
  }
}
