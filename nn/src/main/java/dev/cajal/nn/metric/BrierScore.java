package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;

/**
 * The mean squared distance of the probabilities from what happened: (p − y)² for the second of two
 * classes, Σ_k (p_k − y_k)² for more (Brier, <i>Verification of Forecasts Expressed in Terms of
 * Probability</i>, 1950).
 */
public record BrierScore() implements Metric {
  @Override
  public String name() {
    return "brier";
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public Input input() {
    return Input.PROBABILITIES;
  }

  @Override
  public Accumulator start() {
    return new Sum();
  }

  private static final class Sum implements Accumulator {
    private double sum;
    private long count;

    @Override
    public void add(Buffer output, Buffer target, int rows) {
      Probabilities probabilities = Probabilities.of("brier", output, rows, count);
      int codes = Classes.width(target, rows);
      for (int row = 0; row < rows; row++) {
        int wanted = Classes.wanted(target, row, codes);
        int classes = probabilities.classes();
        for (int label = classes == 2 ? 1 : 0; label < classes; label++) {
          double distance = probabilities.of(row, label) - (label == wanted ? 1 : 0);
          sum += distance * distance;
        }
      }
      count += rows;
    }

    @Override
    public double value() {
      return sum / count;
    }
  }
}
