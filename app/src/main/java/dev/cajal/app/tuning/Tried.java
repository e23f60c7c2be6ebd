package dev.cajal.app.tuning;

import dev.cajal.app.training.Judgement;
import dev.cajal.nn.search.FinishedTrial;
import dev.cajal.nn.search.Trial;
import java.util.Optional;

/**
 * A trial and what came out.
 *
 * @param number of the trial in the order of the search, from 1; a point that is tried twice has
 *     two
 * @param trial what was tried
 * @param judgement empty if it failed
 * @param problem why it failed
 */
record Tried(int number, Trial trial, Optional<Judgement> judgement, Optional<String> problem) {
  /** As the search needs it. */
  FinishedTrial finished(Score score) {
    return new FinishedTrial(trial, judgement.map(score::loss).orElse(Double.NaN));
  }
}
