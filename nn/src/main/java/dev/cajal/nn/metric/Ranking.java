package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * All scores and classes, for metrics that depend on the order of all samples; NaN if a score is.
 */
final class Ranking implements Metric.Accumulator {
  private final ToDoubleFunction<Order> measure;
  private double[] scores = {};
  private int[] codes = {};
  private int width;
  private int count;
  private boolean diverged;

  /**
   * Starts.
   *
   * @param measure of the samples of one class among all
   */
  Ranking(ToDoubleFunction<Order> measure) {
    this.measure = measure;
  }

  /** Samples in descending order of score: whether each is of the class, and the scores. */
  record Order(boolean[] positive, double[] scores, int positives) {}

  @Override
  public void add(Buffer output, Buffer target, int rows) {
    width = Classes.width(output, rows);
    int codeWidth = Classes.width(target, rows);
    if ((count + rows) * width > scores.length) {
      int room = Math.max(2 * count, count + rows);
      scores = Arrays.copyOf(scores, room * width);
      codes = Arrays.copyOf(codes, room);
    }
    for (int i = 0; i < rows * width; i++) {
      scores[count * width + i] = output.doubleAt(i);
      diverged |= Double.isNaN(output.doubleAt(i));
    }
    for (int row = 0; row < rows; row++) {
      codes[count + row] = Classes.wanted(target, row, codeWidth);
    }
    count += rows;
  }

  @Override
  public double value() {
    if (count == 0 || diverged) {
      return Double.NaN;
    }
    if (width <= 2) {
      return measure.applyAsDouble(order(1));
    }
    return IntStream.range(0, width)
        .mapToDouble(k -> measure.applyAsDouble(order(k)))
        .average()
        .orElse(Double.NaN);
  }

  private Order order(int positive) {
    Integer[] rows = new Integer[count];
    Arrays.setAll(rows, i -> i);
    Arrays.sort(rows, (a, b) -> Double.compare(score(b, positive), score(a, positive)));
    boolean[] isPositive = new boolean[count];
    double[] ordered = new double[count];
    int positives = 0;
    for (int i = 0; i < count; i++) {
      isPositive[i] = codes[rows[i]] == positive;
      ordered[i] = score(rows[i], positive);
      positives += isPositive[i] ? 1 : 0;
    }
    return new Order(isPositive, ordered, positives);
  }

  /** Of two scores how much the second exceeds the first, otherwise the class's own. */
  private double score(int row, int positive) {
    return switch (width) {
      case 1 -> scores[row];
      // Two infinite scores of one sign are as good as equal.
      case 2 -> scores[2 * row + 1] == scores[2 * row] ? 0 : scores[2 * row + 1] - scores[2 * row];
      default -> scores[row * width + positive];
    };
  }
}
