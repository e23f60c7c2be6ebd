package dev.cajal.io.model;

import dev.cajal.nn.train.EpochRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A training's course as CSV: a row for each epoch. */
final class HistoryCsv {
  private HistoryCsv() {}

  static String text(List<EpochRecord> history) {
    Set<String> training = new LinkedHashSet<>();
    Set<String> validation = new LinkedHashSet<>();
    for (EpochRecord epoch : history) {
      training.addAll(epoch.training().keySet());
      validation.addAll(epoch.validation().keySet());
    }
    List<String> header = new ArrayList<>();
    header.add("epoch");
    header.add("learning_rate");
    training.forEach(name -> header.add("training_" + name));
    validation.forEach(name -> header.add("validation_" + name));
    header.add("seconds");
    header.add("samples_per_second");
    StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
    for (EpochRecord epoch : history) {
      text.append(epoch.epoch()).append(',').append(epoch.learningRate());
      append(text, training, epoch.training());
      append(text, validation, epoch.validation());
      text.append(',').append(epoch.seconds());
      text.append(',').append(Math.round(epoch.samplesPerSecond())).append('\n');
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Set<String> names, Map<String, Double> values) {
    for (String name : names) {
      text.append(',').append(values.containsKey(name) ? values.get(name).toString() : "");
    }
  }
}
