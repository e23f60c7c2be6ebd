package dev.cajal.nn.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured in one epoch.
 *
 * @param epoch counted from 1
 * @param training values by name over the training batches while learning, {@code loss} without
 *     penalties first
 * @param validation values by name after the epoch, empty without validation samples
 * @param learningRate of the first optimizer at the last step
 * @param samples the number of training samples
 * @param seconds that training took, without validation and saving
 */
public record EpochRecord(
    int epoch,
    Map<String, Double> training,
    Map<String, Double> validation,
    double learningRate,
    int samples,
    double seconds) {
  /** Copies the maps. */
  public EpochRecord {
    training = Collections.unmodifiableMap(new LinkedHashMap<>(training));
    validation = Collections.unmodifiableMap(new LinkedHashMap<>(validation));
  }

  /** The loss that schedules watch: of validation, or of training where nothing is validated. */
  double watchedLoss() {
    return validation.getOrDefault("loss", training.getOrDefault("loss", Double.NaN));
  }

  /** The speed of training. */
  public double samplesPerSecond() {
    return samples / seconds;
  }

  /** What was measured, such as {@code loss 0.1234, accuracy 0.95, validation loss 0.15}. */
  String values() {
    List<String> texts = new ArrayList<>();
    training.forEach((name, value) -> texts.add(text(name, value)));
    validation.forEach((name, value) -> texts.add("validation " + text(name, value)));
    return String.join(", ", texts);
  }

  private static String text(String name, double value) {
    return String.format(Locale.ROOT, "%s %.4g", name, value);
  }
}
