package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;

/** The mean of |y − s| over samples and outputs. */
public record MeanAbsoluteError() implements Metric {
  @Override
  public String name() {
    return "mae";
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public Input input() {
    return Input.NUMBERS;
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
      for (int i = 0; i < target.size(); i++) {
        double error = target.doubleAt(i) - output.doubleAt(i);
        sum += Math.abs(error);
      }
      count += target.size();
    }

    @Override
    public double value() {
      return sum / count;
    }
  }
}
