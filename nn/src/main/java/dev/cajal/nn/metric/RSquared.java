package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;

/**
 * The coefficient of determination R² = 1 − Σ(y − s)² / Σ(y − ȳ)²: 1 is perfect, 0 as good as
 * always predicting the mean. With several outputs, both sums run over all of them, each with its
 * own mean. Not defined (NaN) where the targets are all equal.
 */
public record RSquared() implements Metric {
  @Override
  public String name() {
    return "r2";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public Input input() {
    return Input.PREDICTIONS;
  }

  @Override
  public Accumulator start() {
    return new Sums();
  }

  private static final class Sums implements Accumulator {
    private double residual;
    private double[] mean = {};
    private double[] spread = {};
    private long count;

    @Override
    public void add(Buffer output, Buffer target, int rows) {
      int width = Classes.width(target, rows);
      if (count == 0) {
        mean = new double[width];
        spread = new double[width];
      }
      for (int row = 0; row < rows; row++) {
        count++;
        for (int k = 0; k < width; k++) {
          double y = target.doubleAt(row * width + k);
          double difference = y - output.doubleAt(row * width + k);
          residual += difference * difference;
          // Welford's update: no cancellation where the mean is large.
          double fromMean = y - mean[k];
          mean[k] += fromMean / count;
          spread[k] += fromMean * (y - mean[k]);
        }
      }
    }

    @Override
    public double value() {
      double total = 0;
      for (double part : spread) {
        total += part;
      }
      return total == 0 ? Double.NaN : 1 - residual / total;
    }
  }
}
