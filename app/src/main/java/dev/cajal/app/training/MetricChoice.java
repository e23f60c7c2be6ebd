package dev.cajal.app.training;

import dev.cajal.io.model.ModelNetwork;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.metric.Metric;
import dev.cajal.nn.metric.Metrics;
import java.util.List;
import java.util.stream.Collectors;

/** The metrics that {@code --metrics} adds to those that a task always has. */
public final class MetricChoice {
  private MetricChoice() {}

  /**
   * The metrics that a text names.
   *
   * @param text as in {@code "f1_macro, roc_auc"}; blank for none
   * @param lossText what the loss is called
   * @throws DataException naming the option, if one is unknown or does not suit task and loss
   */
  public static List<Metric> of(String text, Task task, Loss loss, String lossText) {
    List<Metric> metrics = ModelNetwork.option("--metrics", () -> Metrics.parse(text));
    for (Metric metric : metrics) {
      boolean forNumbers = metric.input() == Metric.Input.NUMBERS;
      if (forNumbers == task.hasClasses()) {
        throw new DataException(
            "--metrics %s: is for %s, but the target is %s; choose of %s"
                .formatted(
                    metric.name(),
                    forNumbers ? "numbers" : "classes",
                    forNumbers ? "a class" : "a number",
                    names(!forNumbers)));
      }
      if (metric.input() == Metric.Input.PROBABILITIES && !loss.link().givesProbabilities()) {
        throw new DataException(
            ("--metrics %s: needs probabilities, but the scores of the loss %s are none; train with"
                    + " cross_entropy")
                .formatted(metric.name(), lossText));
      }
    }
    return metrics;
  }

  private static String names(boolean forNumbers) {
    return Metrics.registry().definitions().stream()
        .map(definition -> Metrics.registry().parse(definition.name()))
        .filter(metric -> (metric.input() == Metric.Input.NUMBERS) == forNumbers)
        .map(metric -> Metrics.registry().print(metric).orElseThrow())
        .collect(Collectors.joining(", "));
  }
}
