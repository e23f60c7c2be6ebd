package dev.cajal.nn.search;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.SettingException;
import java.util.List;
import java.util.Optional;

/**
 * Every combination of the listed values, and of three or {@code points} values of each range; the
 * last setting changes fastest.
 */
public record Grid() implements Search {
  static final Definition<Search> DEFINITION = Definition.constant("grid", new Grid());
  private static final int MOST = 100_000;

  @Override
  public Optional<Trial> next(SearchSpace space, long seed, List<FinishedTrial> finished) {
    int done = finished.size();
    return done < trials(space, seed)
        ? Optional.of(new Trial(done + 1, 0, 1, space.gridPoint(done)))
        : Optional.empty();
  }

  @Override
  public int trials(SearchSpace space, long seed) {
    long size = space.gridSize();
    if (size > MOST) {
      throw new SettingException(
          "grid: expected at most %d points; found %d; random(N) tries N of them"
              .formatted(MOST, size));
    }
    return (int) size;
  }
}
