package dev.cajal.app.tuning;

import dev.cajal.app.training.Judgement;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.metric.Metric;
import dev.cajal.nn.metric.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the best trial has the best of.
 *
 * @param name of the metric, {@code loss} for the loss
 * @param text by which the metric is chosen, such as {@code top_k(3)}
 * @param higherIsBetter whether more is better
 */
record Score(String name, String text, boolean higherIsBetter) {
  private static final String LOSS = "loss";

  /**
   * The score of a name, by default the loss, or where trials have different ones accuracy or r2.
   *
   * @param varied the options that differ between trials
   * @throws DataException if there is no such metric
   */
  static Score of(Optional<String> name, Task task, Set<String> varied) {
    boolean incomparable = varied.contains("loss") || varied.contains("class-weights");
    String usual = incomparable ? (task.hasClasses() ? "accuracy" : "r2") : LOSS;
    String chosen = name.orElse(usual).strip();
    if (chosen.equals(LOSS)) {
      if (incomparable) {
        throw new DataException(
            "--score loss: trials with different losses or class weights cannot be compared by"
                + " them; give --score "
                + usual);
      }
      return new Score(LOSS, LOSS, false);
    }
    List<Metric> metrics = ModelNetwork.option("--score", () -> Metrics.parse(chosen));
    if (metrics.size() != 1) {
      throw new DataException(
          "--score: expected loss or one metric such as accuracy; found " + chosen);
    }
    return new Score(metrics.getFirst().name(), chosen, metrics.getFirst().higherIsBetter());
  }

  /** The less the better; NaN where there is no value. */
  double loss(Judgement judgement) {
    double value = value(judgement);
    return higherIsBetter ? -value : value;
  }

  double value(Judgement judgement) {
    return judgement.mean().getOrDefault(name, Double.NaN);
  }
}
