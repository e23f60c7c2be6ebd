package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;
import dev.cajal.shape.DType;

/**
 * The mean of −log p over samples, p the probability given to the sample's class, limited to ε and
 * 1 − ε, where ε is the distance from 1 to the next number: 1.2e-7 for f32 and 2.2e-16 for f64.
 */
public record LogLoss() implements Metric {
  @Override
  public String name() {
    return "log_loss";
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
      Probabilities probabilities = Probabilities.of("log_loss", output, rows, count);
      double least = output.dtype() == DType.F64 ? Math.ulp(1.0) : Math.ulp(1f);
      int codes = Classes.width(target, rows);
      for (int row = 0; row < rows; row++) {
        int wanted = Classes.wanted(target, row, codes);
        double p = probabilities.of(row, wanted);
        sum -= Math.log(Math.clamp(p, least, 1 - least));
      }
      count += rows;
    }

    @Override
    public double value() {
      return sum / count;
    }
  }
}
