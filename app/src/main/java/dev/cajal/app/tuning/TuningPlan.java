package dev.cajal.app.tuning;

import dev.cajal.io.json.JsonObject;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.search.Search;
import dev.cajal.nn.search.SearchSpace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that decides what a search comes to.
 *
 * @param data name of a built-in set, or a path
 * @param options of the training that all trials have in common, by name without dashes
 * @param space what is varied; empty for what suits the data
 * @param search in which order
 * @param folds by how many folds each trial is judged, 0 for the validation part
 * @param outerFolds by how many folds the search itself is judged, 0 for a search that ends with a
 *     model
 * @param score the name of the metric that the best trial has the best of; empty for what suits
 * @param seed of the points that are drawn
 */
public record TuningPlan(
    String data,
    Map<String, String> options,
    Optional<SearchSpace> space,
    Search search,
    int folds,
    int outerFolds,
    Optional<String> score,
    long seed) {
  private static final String FORMAT = "cajal-tuning";
  private static final int VERSION = 1;

  /**
   * Checks the numbers and keeps an unmodifiable copy.
   *
   * @throws DataException naming the option
   */
  public TuningPlan {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(space, "space");
    Objects.requireNonNull(search, "search");
    Objects.requireNonNull(score, "score");
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    requireFolds("--folds", folds);
    requireFolds("--outer-folds", outerFolds);
  }

  private static void requireFolds(String option, int folds) {
    if (folds < 0 || folds == 1) {
      throw new DataException(
          "%s: expected a whole number of at least 2; found %d".formatted(option, folds));
    }
  }

  TuningPlan with(SearchSpace chosen, String chosenScore) {
    return new TuningPlan(
        data,
        options,
        Optional.of(chosen),
        search,
        folds,
        outerFolds,
        Optional.of(chosenScore),
        seed);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", FORMAT);
    map.put("version", VERSION);
    map.putAll(settings());
    map.put("options", options);
    return map;
  }

  /** What a reader wants to know of it, by name. */
  Map<String, String> settings() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("data", data);
    map.put("search", Search.registry().print(search).orElseThrow());
    space.ifPresent(known -> map.put("space", known.text()));
    map.put("folds", Integer.toString(folds));
    map.put("outer-folds", Integer.toString(outerFolds));
    score.ifPresent(name -> map.put("score", name));
    map.put("seed", Long.toString(seed));
    return map;
  }

  static TuningPlan read(JsonObject json) {
    if (!json.optionalText("format").orElse("").equals(FORMAT) || json.whole("version") > VERSION) {
      throw new DataException(json.path() + ": is not of a search, or of a newer version of Cajal");
    }
    Map<String, String> options = new LinkedHashMap<>();
    JsonObject given = json.object("options");
    given.members().keySet().forEach(name -> options.put(name, given.text(name)));
    return new TuningPlan(
        json.text("data"),
        options,
        json.optionalText("space").map(SearchSpace::parse),
        Search.registry().parse(json.text("search")),
        Math.toIntExact(json.wholeText("folds")),
        Math.toIntExact(json.wholeText("outer-folds")),
        json.optionalText("score"),
        json.wholeText("seed"));
  }
}
