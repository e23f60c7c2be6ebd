package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;

/**
 * The share of samples whose class has the highest score, or for a single score whether it is
 * greater than 0. Targets are class codes or one-hot rows.
 */
public record Accuracy() implements Metric {
  @Override
  public String name() {
    return "accuracy";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public Accumulator start() {
    return new Count();
  }

  private static final class Count implements Accumulator {
    private long right;
    private long all;

    @Override
    public void add(Buffer output, Buffer target, int rows) {
      int scores = Classes.width(output, rows);
      int codes = Classes.width(target, rows);
      for (int row = 0; row < rows; row++) {
        if (Classes.predicted(output, row, scores) == Classes.wanted(target, row, codes)) {
          right++;
        }
      }
      all += rows;
    }

    @Override
    public double value() {
      return (double) right / all;
    }
  }
}
