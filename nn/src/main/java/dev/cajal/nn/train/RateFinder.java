package dev.cajal.nn.train;

/**
 * A search for a learning rate: one step after another with a rate that grows by the same factor
 * each time, from the lowest to the highest.
 *
 * <p>Smith, <i>Cyclical Learning Rates for Training Neural Networks</i>, 2017. It ends early once
 * the smoothed loss is four times the best one.
 *
 * @param lowest the first rate, greater than 0
 * @param highest the last rate, greater than the first
 * @param steps how many rates are tried, at least 10
 */
public record RateFinder(double lowest, double highest, int steps) {
  /** Checks the settings. */
  public RateFinder {
    if (!(lowest > 0 && highest > lowest && highest < Double.POSITIVE_INFINITY) || steps < 10) {
      throw new IllegalArgumentException(
          ("rate finder: lowest must be greater than 0, highest greater than that and steps at"
                  + " least 10; found lowest %s, highest %s, steps %d")
              .formatted(lowest, highest, steps));
    }
  }

  /** From 1e-6 to 10 in 100 steps. */
  public RateFinder() {
    this(1e-6, 10, 100);
  }

  /** The rate of a step, counted from 0. */
  double rate(double step) {
    return lowest * StrictMath.pow(highest / lowest, step / (steps - 1));
  }
}
