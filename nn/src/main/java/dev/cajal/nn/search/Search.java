package dev.cajal.nn.search;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * An order in which points of a search space are tried.
 *
 * <p>Which trial is next follows from the space, the seed and what came out so far, and from
 * nothing else; so a search that was broken off goes on from its finished trials as if it had not
 * been.
 *
 * <pre>{@code
 * SearchSpace space = SearchSpace.parse("rate = 1e-4..1e-1 log; units = 8, 16, 32");
 * List<FinishedTrial> trials = new RandomSearch(20).run(space, 1, trial -> validationLoss(trial));
 * Trial best = FinishedTrial.best(trials).orElseThrow().trial();
 * }</pre>
 */
public sealed interface Search permits Grid, RandomSearch, Halving {

  /**
   * The next trial, empty if the search has come to its end.
   *
   * @param finished the trials so far, in their order
   */
  Optional<Trial> next(SearchSpace space, long seed, List<FinishedTrial> finished);

  /** How many trials there are if none fails. */
  int trials(SearchSpace space, long seed);

  /**
   * Tries everything, one after the other.
   *
   * @param evaluation gives the loss of a trial, the less the better, NaN if it failed
   * @return the trials in their order
   */
  default List<FinishedTrial> run(
      SearchSpace space, long seed, ToDoubleFunction<Trial> evaluation) {
    List<FinishedTrial> finished = new ArrayList<>();
    Optional<Trial> next = next(space, seed, finished);
    while (next.isPresent()) {
      finished.add(new FinishedTrial(next.get(), evaluation.applyAsDouble(next.get())));
      next = next(space, seed, finished);
    }
    return List.copyOf(finished);
  }

  /** The searches by name: {@code grid}, {@code random(20)}, {@code halving(27, 3)}. */
  static Registry<Search> registry() {
    return Registry.of(
        "search",
        List.<Definition<? extends Search>>of(
            Grid.DEFINITION, RandomSearch.DEFINITION, Halving.DEFINITION));
  }
}
