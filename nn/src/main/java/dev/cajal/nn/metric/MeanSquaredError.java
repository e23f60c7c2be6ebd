package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;

/** The mean of (y − s)² over samples and outputs. */
public record MeanSquaredError() implements Metric {
  @Override
  public String name() {
    return "mse";
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
    private double squares;
    private long count;

    @Override
    public void add(Buffer output, Buffer target, int rows) {
      for (int i = 0; i < target.size(); i++) {
        double difference = target.doubleAt(i) - output.doubleAt(i);
        squares += difference * difference;
      }
      count += target.size();
    }

    @Override
    public double value() {
      return squares / count;
    }
  }
}
