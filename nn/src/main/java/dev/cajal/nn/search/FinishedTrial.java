package dev.cajal.nn.search;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A trial and what came out.
 *
 * @param trial what was tried
 * @param loss the less the better, NaN if the trial failed
 */
public record FinishedTrial(Trial trial, double loss) {
  /** From the best to the worst; of equal losses the one that was drawn first. */
  static final Comparator<FinishedTrial> ORDER =
      Comparator.comparingDouble(FinishedTrial::loss)
          .thenComparingInt(finished -> finished.trial().number());

  /** Checks that the trial is not null. */
  public FinishedTrial {
    Objects.requireNonNull(trial, "trial");
  }

  /** Whether it came to an end. */
  public boolean succeeded() {
    return !Double.isNaN(loss);
  }

  /** The best of those that had the largest budget, empty if none succeeded. */
  public static Optional<FinishedTrial> best(List<FinishedTrial> finished) {
    return finished.stream()
        .filter(FinishedTrial::succeeded)
        .min(
            Comparator.comparingDouble((FinishedTrial one) -> -one.trial().budget())
                .thenComparing(ORDER));
  }
}
