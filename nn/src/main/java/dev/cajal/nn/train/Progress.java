package dev.cajal.nn.train;

import java.util.List;
import java.util.Optional;

/**
 * How far a training has come, apart from its tensors.
 *
 * @param seed of the network, which random numbers and the order of samples follow
 * @param samples the number of training samples
 * @param batchSize the number of samples in a batch
 * @param horizon the epochs that it was planned for when it began, which schedules use
 * @param best the best epoch so far, if early stopping is on
 * @param history what was measured in each finished epoch
 */
public record Progress(
    long seed,
    int samples,
    int batchSize,
    int horizon,
    Optional<Best> best,
    List<EpochRecord> history) {
  /** Copies the list. */
  public Progress {
    history = List.copyOf(history);
  }

  /**
   * The best epoch by the value that early stopping watches.
   *
   * @param epoch counted from 1
   * @param value that it had
   */
  public record Best(int epoch, double value) {}

  /** The number of finished epochs. */
  public int epochs() {
    return history.size();
  }
}
