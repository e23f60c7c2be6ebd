package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * How often predictions were right in bins of how sure they were: the data of a reliability
 * diagram, immutable. Of a calibrated model the two agree in every bin.
 *
 * @param bins of equal width from 0 to 1, in order, empty ones too
 */
public record CalibrationCurve(List<Bin> bins) {
  /** Keeps an unmodifiable copy. */
  public CalibrationCurve {
    bins = List.copyOf(bins);
  }

  /**
   * Samples whose probability lies in (low, high], 0 being in the first.
   *
   * @param low where the bin begins
   * @param high where it ends
   * @param count how many samples
   * @param probability the mean of their probabilities, NaN without samples
   * @param share the share of them for which it happened, NaN without samples
   */
  public record Bin(double low, double high, long count, double probability, double share) {}

  /**
   * The probability of the predicted class against how often it was the true one.
   *
   * @param output probabilities, row-major; a single one is that of the second class
   * @param target class codes or one-hot rows
   * @param rows the number of samples
   * @param bins how many, at least 1; 15 is usual
   * @throws IllegalArgumentException if a probability is not from 0 to 1
   */
  public static CalibrationCurve of(Buffer output, Buffer target, int rows, int bins) {
    Gathering gathering = new Gathering(bins);
    gathering.add(output, target, rows);
    return gathering.curve();
  }

  /** The same for the probability of one class, such as the second of two. */
  public static CalibrationCurve ofClass(
      Buffer output, Buffer target, int rows, int label, int bins) {
    Gathering gathering = new Gathering(bins);
    Probabilities probabilities = Probabilities.of("calibration", output, rows, 0);
    int codes = Classes.width(target, rows);
    for (int row = 0; row < rows; row++) {
      boolean happened = Classes.wanted(target, row, codes) == label;
      gathering.add(probabilities.of(row, label), happened);
    }
    return gathering.curve();
  }

  /** The mean of |probability − share| over samples: the expected calibration error. */
  public double error() {
    double sum = 0;
    long all = 0;
    for (Bin bin : bins) {
      if (bin.count() > 0) {
        sum += bin.count() * Math.abs(bin.probability() - bin.share());
        all += bin.count();
      }
    }
    return sum / all;
  }

  /** Sums for the bins, sample by sample. */
  static final class Gathering {
    private final double[] probabilities;
    private final long[] right;
    private final long[] counts;
    private long all;

    Gathering(int bins) {
      if (bins < 1) {
        throw new IllegalArgumentException(
            "calibration: there must be at least 1 bin; found " + bins);
      }
      this.probabilities = new double[bins];
      this.right = new long[bins];
      this.counts = new long[bins];
    }

    void add(Buffer output, Buffer target, int rows) {
      Probabilities batch = Probabilities.of("calibration", output, rows, all);
      int codes = Classes.width(target, rows);
      for (int row = 0; row < rows; row++) {
        int best = batch.best(row);
        add(batch.of(row, best), Classes.wanted(target, row, codes) == best);
      }
    }

    void add(double probability, boolean happened) {
      int bins = counts.length;
      int bin = Math.clamp((int) Math.ceil(probability * bins) - 1, 0, bins - 1);
      probabilities[bin] += probability;
      right[bin] += happened ? 1 : 0;
      counts[bin]++;
      all++;
    }

    CalibrationCurve curve() {
      List<Bin> made = new ArrayList<>();
      int bins = counts.length;
      for (int i = 0; i < bins; i++) {
        double mean = probabilities[i] / counts[i];
        double share = (double) right[i] / counts[i];
        made.add(new Bin((double) i / bins, (i + 1.0) / bins, counts[i], mean, share));
      }
      return new CalibrationCurve(made);
    }
  }
}
