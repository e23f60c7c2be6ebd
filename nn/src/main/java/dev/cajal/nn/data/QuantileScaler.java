package dev.cajal.nn.data;

import java.util.List;

/**
 * Numbers replaced by the share of fitted numbers below them, 0 to 1, so that these are spread
 * evenly whatever their distribution. Between two quantiles it is linear; at a number that covers
 * several it is their middle; beyond the first and the last it stays 0 and 1.
 *
 * @param quantiles numbers at equal distances of rank, ascending, at least two
 */
public record QuantileScaler(List<Double> quantiles) implements Scaler {
  /** The most quantiles that are kept. */
  public static final int MOST = 1000;

  /** Keeps an unmodifiable copy and checks the order. */
  public QuantileScaler {
    quantiles = List.copyOf(quantiles);
    boolean ascending = quantiles.size() >= 2 && quantiles.size() <= MOST;
    for (int i = 0; i < quantiles.size(); i++) {
      ascending &= Double.isFinite(quantiles.get(i));
      ascending &= i == 0 || quantiles.get(i) >= quantiles.get(i - 1);
    }
    if (!ascending) {
      throw new DataException(
          "quantile scaler: 2 to %d finite quantiles in ascending order are needed; found %d"
              .formatted(MOST, quantiles.size()));
    }
  }

  @Override
  public double apply(double value) {
    int last = quantiles.size() - 1;
    if (value < quantiles.getFirst()) {
      return 0;
    }
    if (value > quantiles.get(last)) {
      return 1;
    }
    int from = search(value, false);
    int to = search(value, true);
    if (from < to) {
      // Quantiles from to to − 1 equal the value.
      return (from + to - 1) / 2.0 / last;
    }
    double below = quantiles.get(from - 1);
    double above = quantiles.get(from);
    return (from - 1 + (value - below) / (above - below)) / last;
  }

  /** The position of the first quantile that is at least the value, or above it. */
  private int search(double value, boolean above) {
    int low = 0;
    int high = quantiles.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      double quantile = quantiles.get(middle);
      if (above ? quantile > value : quantile >= value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  @Override
  public String describe() {
    return "%d quantiles from %s to %s"
        .formatted(
            quantiles.size(),
            Digits.shown(quantiles.getFirst()),
            Digits.shown(quantiles.getLast()));
  }
}
