package dev.cajal.app.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a way of training is worth.
 *
 * @param mean metrics by name, their means where there are several trainings
 * @param spread the deviations over several trainings, with the denominator n − 1; empty for one
 * @param epochs finished epochs, of all trainings together
 */
public record Judgement(Map<String, Double> mean, Map<String, Double> spread, int epochs) {
  /** Keeps unmodifiable copies in the same order. */
  public Judgement {
    mean = Collections.unmodifiableMap(new LinkedHashMap<>(mean));
    spread = Collections.unmodifiableMap(new LinkedHashMap<>(spread));
  }

  /** The mean and the spread of several. */
  static Judgement of(List<Judgement> all) {
    if (all.size() == 1) {
      return all.getFirst();
    }
    Map<String, Double> mean = new LinkedHashMap<>();
    Map<String, Double> spread = new LinkedHashMap<>();
    for (String metric : all.getFirst().mean().keySet()) {
      List<Double> values = new ArrayList<>();
      all.forEach(one -> values.add(one.mean().get(metric)));
      mean.put(metric, mean(values));
      spread.put(metric, spread(values));
    }
    return new Judgement(mean, spread, all.stream().mapToInt(Judgement::epochs).sum());
  }

  /** The mean of values, of which there must be one. */
  public static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** The deviation of values from their mean with the denominator n − 1; NaN for one value. */
  public static double spread(List<Double> values) {
    double mean = mean(values);
    double squares = values.stream().mapToDouble(value -> Math.pow(value - mean, 2)).sum();
    return Math.sqrt(squares / (values.size() - 1));
  }
}
