package dev.cajal.io.model;

import dev.cajal.io.json.JsonObject;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.shape.TensorType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A model without its weights: the content of {@code model.json}.
 *
 * @param name what the model is called
 * @param recipe how it is trained
 * @param sample the type of one sample that the network takes
 * @param preprocessing the way from rows to samples and back
 * @param provenance what it learned from
 * @param results what came out, empty until training has ended
 */
public record ModelDescription(
    String name,
    Recipe recipe,
    TensorType sample,
    Preprocessing preprocessing,
    Provenance provenance,
    Results results) {
  private static final String FORMAT = "cajal-model";
  private static final int VERSION = 1;

  /** Checks that nothing is null. */
  public ModelDescription {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(recipe, "recipe");
    Objects.requireNonNull(sample, "sample");
    Objects.requireNonNull(preprocessing, "preprocessing");
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(results, "results");
  }

  /** This description with other results. */
  public ModelDescription with(Results other) {
    return new ModelDescription(name, recipe, sample, preprocessing, provenance, other);
  }

  /** This description with another total number of epochs. */
  public ModelDescription withEpochs(int epochs) {
    return new ModelDescription(
        name, recipe.withEpochs(epochs), sample, preprocessing, provenance, results);
  }

  /** The content of {@code model.json}. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", FORMAT);
    map.put("version", VERSION);
    map.put("name", name);
    map.put("architecture", architecture());
    map.put("training", recipe.toMap());
    map.put("preprocessing", preprocessing.toTree());
    map.put("provenance", provenance.toMap());
    map.put("results", results.toMap());
    return map;
  }

  private Map<String, Object> architecture() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("layers", recipe.layers());
    map.putAll(SampleForm.toMap(sample));
    return map;
  }

  static ModelDescription read(JsonObject json) {
    if (!json.optionalText("format").orElse("").equals(FORMAT)) {
      throw new DataException(json.path() + ": is not the description of a Cajal model");
    }
    if (json.whole("version") > VERSION) {
      throw new DataException(
          "%s: was written by a newer version of Cajal (format %d); this one reads up to %d"
              .formatted(json.path(), json.whole("version"), VERSION));
    }
    JsonObject architecture = json.object("architecture");
    return new ModelDescription(
        json.text("name"),
        Recipe.read(json.object("training")),
        SampleForm.read(architecture),
        Preprocessing.fromTree(json.object("preprocessing").members()),
        Provenance.read(json.object("provenance")),
        Results.read(json.object("results")));
  }
}
