package dev.cajal.nn.search;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.SettingException;
import dev.cajal.nn.registry.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Points at random, all different (Bergstra and Bengio, <i>Random Search for Hyper-Parameter
 * Optimization</i>, 2012). With more trials the first ones stay the same.
 *
 * @param count how many, at least 1; 20 unless said
 */
public record RandomSearch(int count) implements Search {
  static final Definition<RandomSearch> DEFINITION =
      Definition.of(
          "random",
          RandomSearch.class,
          List.of(Setting.optional("trials", 20)),
          s -> new RandomSearch(s.whole("trials")),
          search -> Settings.of("trials", search.count));

  /** Checks the number. */
  public RandomSearch {
    if (count < 1) {
      throw new SettingException("random: trials must be at least 1; found " + count);
    }
  }

  @Override
  public Optional<Trial> next(SearchSpace space, long seed, List<FinishedTrial> finished) {
    List<Map<String, String>> points = space.draw(count, seed);
    int done = finished.size();
    return done < points.size()
        ? Optional.of(new Trial(done + 1, 0, 1, points.get(done)))
        : Optional.empty();
  }

  @Override
  public int trials(SearchSpace space, long seed) {
    return space.draw(count, seed).size();
  }
}
