package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;

/** Errors in proportion to the spread of the targets. */
final class Spread implements Metric.Accumulator {
  private final boolean fromMean;
  private double residual;
  private double[] mean = {};
  private double[] spread = {};
  private double[] meanError = {};
  private double[] errorSpread = {};
  private long count;

  /**
   * Starts.
   *
   * @param fromMean whether errors are measured from their mean
   */
  Spread(boolean fromMean) {
    this.fromMean = fromMean;
  }

  @Override
  public void add(Buffer output, Buffer target, int rows) {
    int width = Classes.width(target, rows);
    if (count == 0) {
      mean = new double[width];
      spread = new double[width];
      meanError = new double[width];
      errorSpread = new double[width];
    }
    for (int row = 0; row < rows; row++) {
      count++;
      for (int k = 0; k < width; k++) {
        double y = target.doubleAt(row * width + k);
        double error = y - output.doubleAt(row * width + k);
        residual += error * error;
        // Welford's update: no cancellation where the mean is large.
        double fromTargets = y - mean[k];
        mean[k] += fromTargets / count;
        spread[k] += fromTargets * (y - mean[k]);
        double fromErrors = error - meanError[k];
        meanError[k] += fromErrors / count;
        errorSpread[k] += fromErrors * (error - meanError[k]);
      }
    }
  }

  @Override
  public double value() {
    if (count == 0) {
      return Double.NaN;
    }
    double total = sum(spread);
    double part = fromMean ? sum(errorSpread) : residual;
    if (total == 0) {
      return part == 0 ? 1 : 0;
    }
    return 1 - part / total;
  }

  private static double sum(double[] parts) {
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }
}
