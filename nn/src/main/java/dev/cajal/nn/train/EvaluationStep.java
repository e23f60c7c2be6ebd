package dev.cajal.nn.train;

import dev.cajal.nn.parameter.ParameterSource;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.TensorType;
import java.util.List;
import java.util.Map;

/** The loss of batches of one size without learning: no random numbers, running statistics. */
final class EvaluationStep {
  private EvaluationStep() {}

  static BatchRunner of(
      Objective objective, ParameterSource parameters, Map<String, TensorType> types) {
    Batch batch = Batch.of(types);
    Outcome outcome = objective.evaluate(Trace.prediction(parameters).scope(), batch);
    return new BatchRunner(batch, outcome, outcome.loss(), List.of());
  }
}
