package dev.cajal.nn.train;

/**
 * Ending a training when a validation value no longer becomes better, with the parameters of its
 * best epoch.
 *
 * @param patience how many epochs without a better value end the training, at least 1
 * @param monitored the value's name among those of validation: {@code loss} or a metric
 */
public record EarlyStopping(int patience, String monitored) {
  /** Checks the patience. */
  public EarlyStopping {
    if (patience < 1) {
      throw new IllegalArgumentException(
          "early stopping: patience must be at least 1; found " + patience);
    }
  }

  /** Watches the validation loss. */
  public static EarlyStopping of(int patience) {
    return new EarlyStopping(patience, "loss");
  }
}
