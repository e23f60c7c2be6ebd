package dev.cajal.app.tuning;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.search.Dimension;
import dev.cajal.nn.search.SearchSpace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is varied where the user did not say: depth and width, the learning rate, the penalty. */
final class DefaultSpace {
  private static final SearchSpace TABLE =
      SearchSpace.parse(
          """
          layers = dense(16) relu dense(C) | dense(32) relu dropout(0.3) dense(C) \
          | dense(64) relu dropout(0.3) dense(C) | dense(32) relu dense(16) relu dense(C)
          learning-rate = 0.001..0.05 log
          l2 = 0, 1e-4, 1e-3, 1e-2
          """);
  private static final SearchSpace IMAGES =
      SearchSpace.parse(
          """
          layers = dense(128) relu dense(C) | dense(256) relu dropout(0.3) dense(C) \
          | dense(256) relu dropout(0.3) dense(128) relu dropout(0.3) dense(C)
          learning-rate = 3e-4..0.01 log
          l2 = 0, 1e-5, 1e-4
          """);

  private DefaultSpace() {}

  /**
   * The space without what is settled.
   *
   * @throws DataException if nothing is left
   */
  static SearchSpace of(boolean images, Set<String> settled) {
    Map<String, Dimension> dimensions = new LinkedHashMap<>((images ? IMAGES : TABLE).dimensions());
    dimensions.keySet().removeAll(settled);
    if (dimensions.isEmpty()) {
      throw new DataException(
          "--space: layers, learning-rate and l2, which are varied by default, are all given; say"
              + " what to vary, such as --space \"batch-size=16..128 log\"");
    }
    return new SearchSpace(dimensions);
  }
}
