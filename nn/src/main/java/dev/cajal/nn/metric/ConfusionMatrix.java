package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;
import java.util.Arrays;
import java.util.List;

/**
 * How many samples of each class were taken for which class, immutable.
 *
 * @param counts a row for each true class, a column for each predicted one
 */
public record ConfusionMatrix(List<List<Long>> counts) {
  /** Requires a square matrix. */
  public ConfusionMatrix {
    counts = counts.stream().map(List::copyOf).toList();
    for (List<Long> row : counts) {
      if (row.size() != counts.size()) {
        throw new IllegalArgumentException(
            "confusion matrix: there must be as many columns as rows; found %d rows, a row of %d"
                .formatted(counts.size(), row.size()));
      }
    }
  }

  /**
   * Counts predictions.
   *
   * @param output scores, row-major
   * @param target class codes or one-hot rows
   * @param rows the number of samples
   * @param classes the number of classes, at least 2
   * @throws IllegalArgumentException if a target is not one of the classes
   */
  public static ConfusionMatrix of(Buffer output, Buffer target, int rows, int classes) {
    Long[][] counts = new Long[classes][classes];
    for (Long[] row : counts) {
      Arrays.fill(row, 0L);
    }
    int scores = Classes.width(output, rows);
    int codes = Classes.width(target, rows);
    for (int row = 0; row < rows; row++) {
      int wanted = Classes.wanted(target, row, codes);
      int predicted = Classes.predicted(output, row, scores);
      if (wanted < 0 || wanted >= classes || predicted >= classes) {
        throw new IllegalArgumentException(
            "confusion matrix: classes must lie in 0 to %d; sample %d has target %d, prediction %d"
                .formatted(classes - 1, row + 1, wanted, predicted));
      }
      counts[wanted][predicted]++;
    }
    return new ConfusionMatrix(Arrays.stream(counts).map(List::of).toList());
  }

  /** The number of classes. */
  public int classes() {
    return counts.size();
  }

  /** How many samples of one class were taken for another. */
  public long count(int wanted, int predicted) {
    return counts.get(wanted).get(predicted);
  }

  /** The number of samples. */
  public long total() {
    return counts.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
  }

  /** The share of samples that were taken for their own class. */
  public double accuracy() {
    long right = 0;
    for (int k = 0; k < classes(); k++) {
      right += count(k, k);
    }
    return (double) right / total();
  }

  /** Of the samples of a class, the share taken for it; NaN if there are none. */
  public double recall(int wanted) {
    long all = wanted(wanted);
    return all == 0 ? Double.NaN : (double) count(wanted, wanted) / all;
  }

  /** Of the samples taken for a class, the share that belong to it; NaN if there are none. */
  public double precision(int predicted) {
    long all = predicted(predicted);
    return all == 0 ? Double.NaN : (double) count(predicted, predicted) / all;
  }

  /** The harmonic mean 2pr / (p + r) of a class's precision and recall; NaN if it never occurs. */
  public double f1(int wanted) {
    long both = wanted(wanted) + predicted(wanted);
    return both == 0 ? Double.NaN : 2.0 * count(wanted, wanted) / both;
  }

  /** How many samples belong to a class. */
  public long wanted(int wanted) {
    return counts.get(wanted).stream().mapToLong(Long::longValue).sum();
  }

  /** How many samples were taken for a class. */
  public long predicted(int predicted) {
    return counts.stream().mapToLong(row -> row.get(predicted)).sum();
  }
}
