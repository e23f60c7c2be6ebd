package dev.cajal.app.training;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.loss.ClassWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code --class-weights} says about a training part. */
final class ClassWeighting {
  static final String NONE = "none";
  static final String BALANCED = "balanced";

  private ClassWeighting() {}

  /**
   * The weight of each class, empty where all count the same.
   *
   * @param option {@code balanced}, {@code none}, or a weight for labels: {@code a=1,b=5}, with
   *     quotes around a label that has a comma: {@code "c, d"=2}
   * @throws DataException if it says something else, or the target is a number
   */
  static Map<String, Double> of(Optional<String> option, TrainingFacts training) {
    String text = option.orElse(NONE);
    if (text.equals(NONE)) {
      return Map.of();
    }
    if (!training.task().hasClasses()) {
      throw new DataException(
          "--class-weights %s: only classes have weights, and the target is a number"
              .formatted(text));
    }
    return text.equals(BALANCED)
        ? named(training.classNames(), ClassWeights.balanced(training.classCounts()))
        : parsed(text, training.classNames());
  }

  /** A sentence where classes are skewed and nothing was said about weights. */
  static Optional<String> warning(Optional<String> option, TrainingFacts training) {
    int[] counts = training.classCounts();
    if (option.isPresent() || !ClassWeights.isSkewed(counts)) {
      return Optional.empty();
    }
    int most = 0;
    int least = -1;
    for (int k = 0; k < counts.length; k++) {
      most = counts[k] > counts[most] ? k : most;
      least = counts[k] > 0 && (least < 0 || counts[k] < counts[least]) ? k : least;
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "the classes are skewed: to learn from there are %,d of \"%s\" but %,d of \"%s\";"
                + " --class-weights balanced lets every class count as much, --class-weights none"
                + " leaves it so without this note",
            counts[least],
            training.classNames().get(least),
            counts[most],
            training.classNames().get(most)));
  }

  private static Map<String, Double> parsed(String text, List<String> labels) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String part : parts(text)) {
      int sign = part.lastIndexOf('=');
      if (sign < 0) {
        throw wrong(text, "expected balanced, none, or weights by label such as a=1,b=5");
      }
      String label = unquoted(part.substring(0, sign).strip());
      if (!labels.contains(label)) {
        throw wrong(
            text,
            "there is no class \"%s\"; classes: %s".formatted(label, String.join(", ", labels)));
      }
      if (weights.put(label, weight(text, part.substring(sign + 1).strip())) != null) {
        throw wrong(text, "the class \"%s\" has two weights".formatted(label));
      }
    }
    if (labels.stream().allMatch(label -> weights.getOrDefault(label, 1.0) == 0)) {
      throw wrong(text, "one weight must be greater than 0");
    }
    return weights;
  }

  /** What stands between commas, where a comma within a label in quotes is part of it. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean opens = text.substring(start, i).isBlank();
      if (text.charAt(i) == '"' && (quoted || opens)) {
        quoted = !quoted;
      }
      if (text.charAt(i) == ',' && !quoted) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static String unquoted(String label) {
    boolean quoted = label.length() > 1 && label.startsWith("\"") && label.endsWith("\"");
    return quoted ? label.substring(1, label.length() - 1).replace("\"\"", "\"") : label;
  }

  private static double weight(String text, String number) {
    double weight;
    try {
      weight = Double.parseDouble(number);
    } catch (NumberFormatException e) {
      weight = Double.NaN;
    }
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw wrong(text, "a weight must be a number of at least 0; found \"%s\"".formatted(number));
    }
    return weight;
  }

  private static DataException wrong(String text, String sentence) {
    return new DataException("--class-weights \"%s\": %s".formatted(text, sentence));
  }

  private static Map<String, Double> named(List<String> labels, List<Double> weights) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int k = 0; k < labels.size(); k++) {
      named.put(labels.get(k), weights.get(k));
    }
    return named;
  }
}
