package dev.cajal.nn.train;

import dev.cajal.kernel.Buffer;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.nn.metric.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sums up losses, means and metrics over the batches of an epoch, in double. */
final class Gathering {
  private final List<Metric> metrics;
  private final List<Metric.Accumulator> accumulators;
  private List<String> names = List.of();
  private double[] sums = {};
  private double loss;
  private boolean summed;
  private long rows;

  Gathering(Objective objective, List<Metric> metrics) {
    this.metrics = metrics;
    this.accumulators =
        metrics.stream()
            .map(metric -> objective.link().map(metric::after).orElse(metric).start())
            .toList();
  }

  /** Takes in the batch that was just run. */
  void add(BatchRunner runner) {
    if (rows == 0) {
      names = runner.means();
      sums = new double[names.size()];
    }
    summed = runner.reduction() == Reduction.SUM;
    loss += summed ? runner.loss() : runner.loss() * runner.rows();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += runner.mean(i) * runner.rows();
    }
    rows += runner.rows();
    if (!accumulators.isEmpty()) {
      Optional<Buffer> output = runner.output();
      if (output.isEmpty()) {
        throw new IllegalStateException(
            "metrics %s compare the output with the target, but the objective names no output; add"
                    .formatted(metrics)
                + " it with Outcome.withOutput");
      }
      for (Metric.Accumulator accumulator : accumulators) {
        accumulator.add(output.get(), runner.input(Samples.TARGET), runner.rows());
      }
    }
  }

  /** The values by name: {@code loss}, the means, the metrics. */
  Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss", summed ? loss : loss / rows);
    for (int i = 0; i < sums.length; i++) {
      values.put(names.get(i), sums[i] / rows);
    }
    for (int i = 0; i < metrics.size(); i++) {
      values.put(metrics.get(i).name(), accumulators.get(i).value());
    }
    return values;
  }
}
