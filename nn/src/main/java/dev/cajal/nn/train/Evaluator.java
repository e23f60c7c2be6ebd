package dev.cajal.nn.train;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.metric.Metric;
import dev.cajal.nn.parameter.ParameterSource;
import dev.cajal.shape.Shape;
import java.util.List;
import java.util.Optional;

/**
 * Measures an objective and metrics on fixed samples, again and again, with whatever values the
 * parameters have. Batches have a fixed size, the last one what is left.
 */
public final class Evaluator {
  private final SampleSource samples;
  private final Objective objective;
  private final List<Metric> metrics;
  private final BatchRunner full;
  private final BatchRunner last;

  /**
   * Traces and compiles the evaluation.
   *
   * @param batchSize the number of samples computed at once
   */
  public Evaluator(
      Objective objective,
      ParameterSource parameters,
      List<Metric> metrics,
      SampleSource samples,
      int batchSize) {
    this.objective = objective;
    this.samples = samples;
    this.metrics = List.copyOf(metrics);
    int size = Math.min(batchSize, samples.size());
    int rest = samples.size() % size;
    this.full = EvaluationStep.of(objective, parameters, samples.batch(size));
    this.last = rest == 0 ? full : EvaluationStep.of(objective, parameters, samples.batch(rest));
    if (samples instanceof Samples inMemory) {
      full.output().ifPresent(o -> objective.check(inMemory, o.size() / size));
    }
  }

  /** The values alone. */
  public Evaluation values() {
    return evaluate(Optional.empty());
  }

  /** The values and the output for every sample. */
  public Evaluation evaluate() {
    return evaluate(
        full.output()
            .map(o -> Buffer.allocate(o.dtype(), o.size() / full.rows() * samples.size())));
  }

  private Evaluation evaluate(Optional<Buffer> all) {
    try (SampleReader reader = samples.read()) {
      return evaluate(reader, all);
    }
  }

  private Evaluation evaluate(SampleReader reader, Optional<Buffer> all) {
    Gathering gathering = new Gathering(objective, metrics);
    for (int from = 0; from < samples.size(); from += full.rows()) {
      BatchRunner runner = from + full.rows() <= samples.size() ? full : last;
      runner.take(reader);
      runner.run();
      gathering.add(runner);
      if (all.isPresent()) {
        Buffer output = runner.output().orElseThrow();
        int width = output.size() / runner.rows();
        output.copyTo(0, all.get(), from * width, output.size());
      }
    }
    return new Evaluation(
        gathering.values(),
        all.map(o -> Tensor.of(o, Shape.of(samples.size(), o.size() / samples.size()))));
  }
}
