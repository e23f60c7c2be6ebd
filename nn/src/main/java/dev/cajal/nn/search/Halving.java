package dev.cajal.nn.search;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.SettingException;
import dev.cajal.nn.registry.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Successive halving: many points at random with a small budget, the best of them again with a
 * larger one, until few have all of it (Jamieson and Talwalkar, <i>Non-stochastic Best Arm
 * Identification and Hyperparameter Optimization</i>, 2016; one bracket of Hyperband).
 *
 * <p>Of {@code count} points, rung r tries ⌊count / factorʳ⌋ with the share factor^(r − R) of the
 * budget, where R = ⌊log_factor count⌋ is the last rung. Each trial is a training of its own.
 *
 * @param count how many points the first rung tries, at least 2; 27 unless said
 * @param factor of which only the best one goes on, at least 2; 3 unless said
 */
public record Halving(int count, int factor) implements Search {
  static final Definition<Halving> DEFINITION =
      Definition.of(
          "halving",
          Halving.class,
          List.of(Setting.optional("trials", 27), Setting.optional("factor", 3)),
          s -> new Halving(s.whole("trials"), s.whole("factor")),
          search -> Settings.of("trials", search.count).and("factor", search.factor));

  /** Checks the numbers. */
  public Halving {
    if (count < 2) {
      throw new SettingException("halving: trials must be at least 2; found " + count);
    }
    if (factor < 2) {
      throw new SettingException("halving: factor must be at least 2; found " + factor);
    }
  }

  @Override
  public Optional<Trial> next(SearchSpace space, long seed, List<FinishedTrial> finished) {
    List<Map<String, String>> points = space.draw(count, seed);
    int rungs = rungs(points.size());
    List<Integer> members = new ArrayList<>();
    for (int number = 1; number <= points.size(); number++) {
      members.add(number);
    }
    int start = 0;
    for (int rung = 0; rung < rungs; rung++) {
      int tried = finished.size() - start;
      if (tried < members.size()) {
        int number = members.get(tried);
        return Optional.of(new Trial(number, rung, budget(rung, rungs), points.get(number - 1)));
      }
      List<FinishedTrial> results = finished.subList(start, start + members.size());
      start += members.size();
      members = survivors(results, size(points.size(), rung + 1));
    }
    return Optional.empty();
  }

  /** The numbers of the best, in the order in which they were drawn. */
  private static List<Integer> survivors(List<FinishedTrial> results, int most) {
    return results.stream()
        .filter(FinishedTrial::succeeded)
        .sorted(FinishedTrial.ORDER)
        .limit(most)
        .map(survivor -> survivor.trial().number())
        .sorted()
        .toList();
  }

  private int size(int points, int rung) {
    int size = points;
    for (int i = 0; i < rung; i++) {
      size /= factor;
    }
    return size;
  }

  private int rungs(int points) {
    int rungs = 0;
    while (size(points, rungs) > 0) {
      rungs++;
    }
    return rungs;
  }

  private double budget(int rung, int rungs) {
    return 1 / StrictMath.pow(factor, rungs - 1.0 - rung);
  }

  @Override
  public int trials(SearchSpace space, long seed) {
    int points = space.draw(count, seed).size();
    int trials = 0;
    for (int rung = 0; rung < rungs(points); rung++) {
      trials += size(points, rung);
    }
    return trials;
  }
}
