package dev.cajal.nn.parameter;

/**
 * The two switches by which training and prediction differ.
 *
 * @param stochastic whether layers draw random numbers, as dropout does
 * @param batchStatistics whether normalisation uses the batch's own mean and variance instead of
 *     the running ones
 */
public record Mode(boolean stochastic, boolean batchStatistics) {
  /** Both switches on. */
  public static Mode training() {
    return new Mode(true, true);
  }

  /** Both switches off. */
  public static Mode prediction() {
    return new Mode(false, false);
  }
}
