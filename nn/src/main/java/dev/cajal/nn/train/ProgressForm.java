package dev.cajal.nn.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@link Progress} as maps, lists, texts and numbers, for JSON and the like. Numbers that JSON
 * lacks become texts: {@code "NaN"}, {@code "Infinity"}. The seed is a text, because some readers
 * of JSON lose digits of long numbers.
 */
public final class ProgressForm {
  private ProgressForm() {}

  /** The plain form, from which {@link #fromMap} makes an equal progress. */
  public static Map<String, Object> toMap(Progress progress) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("seed", Long.toString(progress.seed()));
    map.put("samples", progress.samples());
    map.put("batch_size", progress.batchSize());
    map.put("horizon", progress.horizon());
    progress
        .best()
        .ifPresent(
            best -> {
              map.put("best_epoch", best.epoch());
              map.put("best_value", plain(best.value()));
            });
    map.put("history", progress.history().stream().map(ProgressForm::epoch).toList());
    return map;
  }

  /**
   * The progress of a plain form.
   *
   * @throws IllegalArgumentException if an entry is missing or of another kind
   */
  public static Progress fromMap(Map<String, ?> map) {
    List<EpochRecord> history = new ArrayList<>();
    if (!(map.get("history") instanceof List<?> epochs)) {
      throw wrong("history", "a list", map.get("history"));
    }
    for (Object epoch : epochs) {
      history.add(epoch(asMap("history", epoch)));
    }
    return new Progress(
        seed(map.get("seed")),
        whole(map, "samples"),
        whole(map, "batch_size"),
        whole(map, "horizon"),
        map.get("best_epoch") == null
            ? Optional.empty()
            : Optional.of(new Progress.Best(whole(map, "best_epoch"), number(map, "best_value"))),
        history);
  }

  private static Map<String, Object> epoch(EpochRecord epoch) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("epoch", epoch.epoch());
    map.put("training", values(epoch.training()));
    map.put("validation", values(epoch.validation()));
    map.put("learning_rate", plain(epoch.learningRate()));
    map.put("samples", epoch.samples());
    map.put("seconds", plain(epoch.seconds()));
    return map;
  }

  private static EpochRecord epoch(Map<String, ?> map) {
    return new EpochRecord(
        whole(map, "epoch"),
        numbers(map, "training"),
        numbers(map, "validation"),
        number(map, "learning_rate"),
        whole(map, "samples"),
        number(map, "seconds"));
  }

  private static Map<String, Object> values(Map<String, Double> numbers) {
    Map<String, Object> values = new LinkedHashMap<>();
    numbers.forEach((name, number) -> values.put(name, plain(number)));
    return values;
  }

  private static Object plain(double number) {
    return Double.isFinite(number) ? (Object) number : Double.toString(number);
  }

  private static Map<String, Double> numbers(Map<String, ?> map, String name) {
    Map<String, ?> values = asMap(name, map.get(name));
    Map<String, Double> numbers = new LinkedHashMap<>();
    values.forEach((key, value) -> numbers.put(key, number(values, key)));
    return numbers;
  }

  private static Map<String, ?> asMap(String name, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(name, "a map", value);
    }
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((key, entry) -> named.put(String.valueOf(key), entry));
    return named;
  }

  private static long seed(Object value) {
    if (value instanceof String text && text.matches("-?[0-9]{1,19}")) {
      return Long.parseLong(text);
    }
    throw wrong("seed", "a whole number as text", value);
  }

  private static int whole(Map<String, ?> map, String name) {
    double number = number(map, name);
    if (number != (int) number) {
      throw wrong(name, "a whole number", number);
    }
    return (int) number;
  }

  private static double number(Map<String, ?> map, String name) {
    return switch (map.get(name)) {
      case Number number -> number.doubleValue();
      case String text when text.matches("NaN|-?Infinity") -> Double.parseDouble(text);
      case null, default -> throw wrong(name, "a number", map.get(name));
    };
  }

  private static IllegalArgumentException wrong(String name, String expected, Object found) {
    return new IllegalArgumentException(
        "progress of a training: %s must be %s; found %s".formatted(name, expected, found));
  }
}
