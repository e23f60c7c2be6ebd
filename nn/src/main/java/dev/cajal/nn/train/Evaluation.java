package dev.cajal.nn.train;

import dev.cajal.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a network is worth on samples.
 *
 * @param values {@code loss} without penalties, the objective's means and the metrics, by name
 * @param output the raw output for all samples in order, if the objective names one; a {@link
 *     dev.cajal.nn.metric.ConfusionMatrix} can be made of it
 */
public record Evaluation(Map<String, Double> values, Optional<Tensor> output) {
  /** Copies the map. */
  public Evaluation {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** One of the values. */
  public double get(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "evaluation: no value is called \"%s\"; there are %s".formatted(name, values.keySet()));
    }
    return value;
  }
}
