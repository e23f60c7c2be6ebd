package dev.cajal.io.model;

import dev.cajal.io.json.JsonObject;
import dev.cajal.nn.loss.TemperatureScaling;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What came out of a training.
 *
 * @param epochs finished epochs
 * @param bestEpoch the epoch whose weights the model has, if early stopping chose one
 * @param metrics values by name for each part of the data: training, validation, test; before them
 *     those of a cross-validation: fold 1 and so on, fold mean, fold spread
 * @param calibration what scores are divided by before they become probabilities, if fitted
 */
public record Results(
    int epochs,
    Optional<Integer> bestEpoch,
    Map<String, Map<String, Double>> metrics,
    Optional<TemperatureScaling> calibration) {

  /** Results without a calibration. */
  public Results(
      int epochs, Optional<Integer> bestEpoch, Map<String, Map<String, Double>> metrics) {
    this(epochs, bestEpoch, metrics, Optional.empty());
  }

  /** What the names of the parts of a cross-validation begin with. */
  public static final String FOLD = "fold";

  /** Nothing yet. */
  public static final Results NONE = new Results(0, Optional.empty(), Map.of());

  /** Keeps unmodifiable copies in the same order. */
  public Results {
    Map<String, Map<String, Double>> copy = new LinkedHashMap<>();
    metrics.forEach(
        (part, values) -> copy.put(part, Collections.unmodifiableMap(new LinkedHashMap<>(values))));
    metrics = Collections.unmodifiableMap(copy);
  }

  /** What does not depend on the weights: the results of a cross-validation before the training. */
  public Results folds() {
    Map<String, Map<String, Double>> folds = new LinkedHashMap<>(metrics);
    folds.keySet().removeIf(part -> !part.startsWith(FOLD));
    return new Results(0, Optional.empty(), folds);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("epochs", epochs);
    bestEpoch.ifPresent(epoch -> map.put("best-epoch", epoch));
    calibration.ifPresent(scaling -> map.put("temperature", scaling.temperature()));
    map.put("metrics", metrics);
    return map;
  }

  static Results read(JsonObject json) {
    Map<String, Map<String, Double>> metrics = new LinkedHashMap<>();
    JsonObject parts = json.object("metrics");
    for (String part : parts.members().keySet()) {
      JsonObject values = parts.object(part);
      Map<String, Double> numbers = new LinkedHashMap<>();
      for (String name : values.members().keySet()) {
        numbers.put(name, values.has(name) ? values.number(name) : Double.NaN);
      }
      metrics.put(part, numbers);
    }
    return new Results(
        json.count("epochs"),
        json.has("best-epoch") ? Optional.of(json.count("best-epoch")) : Optional.empty(),
        metrics,
        json.has("temperature")
            ? Optional.of(new TemperatureScaling(json.number("temperature")))
            : Optional.empty());
  }
}
