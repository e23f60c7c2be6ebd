package dev.cajal.nn.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A point of a search space that is to be tried.
 *
 * @param number of the point, from 1; the same one may be tried again with a larger budget
 * @param rung how often the point was tried before
 * @param budget the share of a whole training that it may use, above 0 and at most 1
 * @param values of the settings by name
 */
public record Trial(int number, int rung, double budget, Map<String, String> values) {
  /** Checks the numbers and keeps an unmodifiable copy in the same order. */
  public Trial {
    if (number < 1 || rung < 0 || !(budget > 0 && budget <= 1)) {
      throw new IllegalArgumentException(
          "trial: the number must be at least 1, the rung at least 0, the budget in (0, 1]; found"
              + " %d, %d, %s".formatted(number, rung, budget));
    }
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
