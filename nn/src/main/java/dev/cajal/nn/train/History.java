package dev.cajal.nn.train;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The course of a training, immutable.
 *
 * @param epochs what was measured in each, also before a resumption
 * @param ending why it ended
 * @param bestEpoch the epoch whose parameters the network has now if early stopping was on, counted
 *     from 1; empty without early stopping or when interrupted
 */
public record History(List<EpochRecord> epochs, Ending ending, Optional<Integer> bestEpoch) {
  /** Copies the list. */
  public History {
    epochs = List.copyOf(epochs);
    Objects.requireNonNull(ending, "ending");
    Objects.requireNonNull(bestEpoch, "bestEpoch");
  }

  /**
   * The last epoch.
   *
   * @throws java.util.NoSuchElementException if no epoch was finished
   */
  public EpochRecord last() {
    return epochs.getLast();
  }

  /** The median speed over all epochs but the first, which also warms up; NaN without any. */
  public double samplesPerSecond() {
    double[] speeds =
        epochs.stream()
            .skip(epochs.size() > 1 ? 1 : 0)
            .mapToDouble(EpochRecord::samplesPerSecond)
            .sorted()
            .toArray();
    int middle = speeds.length / 2;
    if (speeds.length == 0) {
      return Double.NaN;
    }
    return speeds.length % 2 == 1 ? speeds[middle] : (speeds[middle - 1] + speeds[middle]) / 2;
  }

  /** The number of epochs, why they ended, and what was measured in the last. */
  @Override
  public String toString() {
    String end = ending.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "%d epochs, %s%s%s"
        .formatted(
            epochs.size(),
            end,
            epochs.isEmpty() ? "" : "; epoch " + last().epoch() + ": " + last().values(),
            bestEpoch.map(epoch -> "; parameters of epoch " + epoch).orElse(""));
  }
}
