package dev.cajal.io.model;

import dev.cajal.io.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * All that decides what a training makes of its data; the same recipe, data and version give the
 * same bits.
 *
 * @param layers the network's layers as text
 * @param loss the name of the loss
 * @param optimizer the optimizer as text
 * @param schedule the learning rate's schedule as text
 * @param epochs the total number of epochs
 * @param batchSize samples in a batch
 * @param validation where the validation part comes from
 * @param test where the test part comes from
 * @param l2 the strength of the penalty on weights, 0 for none
 * @param steps what a step does besides following the loss with the optimizer
 * @param data how data is read, made into features and divided
 * @param earlyStopping epochs without a better validation loss that end the training, 0 for never
 * @param classWeights how much each class counts in the loss, by label; empty if all the same
 * @param metrics what is measured besides what the task always has, as text; blank for nothing
 * @param calibrate whether a temperature is fitted to the validation part
 * @param seed of the split, the first weights, the order of samples and dropout
 */
public record Recipe(
    String layers,
    String loss,
    String optimizer,
    String schedule,
    int epochs,
    int batchSize,
    Part validation,
    Part test,
    double l2,
    StepSettings steps,
    DataSettings data,
    int earlyStopping,
    Map<String, Double> classWeights,
    String metrics,
    boolean calibrate,
    long seed) {

  /** Checks that nothing is null. */
  public Recipe {
    Objects.requireNonNull(layers, "layers");
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(validation, "validation");
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(metrics, "metrics");
    classWeights = Collections.unmodifiableMap(new LinkedHashMap<>(classWeights));
    Objects.requireNonNull(steps, "steps");
    Objects.requireNonNull(data, "data");
  }

  /** This recipe with another total number of epochs. */
  public Recipe withEpochs(int total) {
    return new Recipe(
        layers,
        loss,
        optimizer,
        schedule,
        total,
        batchSize,
        validation,
        test,
        l2,
        steps,
        data,
        earlyStopping,
        classWeights,
        metrics,
        calibrate,
        seed);
  }

  /** The settings by the names of the options that set them. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("layers", layers);
    map.put("loss", loss);
    map.put("optimizer", optimizer);
    map.put("schedule", schedule);
    map.put("epochs", epochs);
    map.put("batch-size", batchSize);
    map.put("validation", validation.text());
    map.put("test", test.text());
    map.put("l2", l2);
    map.putAll(steps.toMap());
    map.putAll(data.toMap());
    map.put("early-stopping", earlyStopping);
    if (!classWeights.isEmpty()) {
      map.put("class-weights", classWeights);
    }
    if (!metrics.isBlank()) {
      map.put("metrics", metrics);
    }
    if (calibrate) {
      map.put("calibrate", true);
    }
    // A text, because some readers of JSON lose digits of long numbers.
    map.put("seed", Long.toString(seed));
    return map;
  }

  static Recipe read(JsonObject json) {
    return new Recipe(
        json.text("layers"),
        json.text("loss"),
        json.text("optimizer"),
        json.text("schedule"),
        json.count("epochs"),
        json.count("batch-size"),
        Part.parse("validation", json.text("validation")),
        Part.parse("test", json.text("test")),
        json.number("l2"),
        StepSettings.read(json),
        DataSettings.read(json),
        json.count("early-stopping"),
        json.has("class-weights") ? json.object("class-weights").numbers() : Map.of(),
        json.optionalText("metrics").orElse(""),
        json.has("calibrate"),
        json.wholeText("seed"));
  }
}
