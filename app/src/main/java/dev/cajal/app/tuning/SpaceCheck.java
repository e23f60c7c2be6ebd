package dev.cajal.app.tuning;

import dev.cajal.app.training.Judge;
import dev.cajal.app.training.Request;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Nearest;
import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.search.SearchSpace;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What can be said against a space before anything is trained. */
final class SpaceCheck {
  /** What all trials must have in common, or they could not be compared. */
  private static final Set<String> COMMON =
      Set.of(
          "target",
          "task",
          "validation",
          "test",
          "group",
          "time",
          "folds",
          "seed",
          "encoding",
          "missing",
          "stream",
          "shuffle-window",
          "metrics",
          "calibrate");

  private SpaceCheck() {}

  /**
   * Requires that a space varies only what may differ between trials.
   *
   * @param options the names of all options of a training
   * @throws DataException naming the first that may not
   */
  static void names(SearchSpace space, Collection<String> options) {
    List<String> varied = options.stream().filter(name -> !COMMON.contains(name)).toList();
    for (String name : space.dimensions().keySet()) {
      if (COMMON.contains(name)) {
        throw new DataException(
            "--space: %s must be the same for all trials; give --%s instead".formatted(name, name));
      }
      if (!varied.contains(name)) {
        String nearest = Nearest.suggestion(name, varied);
        throw new DataException(
            "--space: no option that can be varied is called %s; %s"
                .formatted(
                    Quoted.of(name),
                    nearest.isEmpty() ? "options: " + String.join(", ", varied) : nearest));
      }
    }
  }

  /**
   * Requires that each value of a list and the ends of each range, alone, make a network for the
   * data.
   *
   * @throws DataException naming the first that does not
   */
  static void values(
      SearchSpace space,
      Judge judge,
      Map<String, String> options,
      Function<Map<String, String>, Request> requests) {
    space
        .dimensions()
        .forEach(
            (name, dimension) -> {
              for (String value : dimension.bounds()) {
                Map<String, String> tried = new LinkedHashMap<>(options);
                tried.put(name, value);
                try {
                  judge.check(requests.apply(tried));
                } catch (DataException e) {
                  throw new DataException(
                      "--space, %s = %s: %s".formatted(name, value, e.getMessage()), e);
                }
              }
            });
  }
}
