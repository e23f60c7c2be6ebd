package dev.cajal.nn.metric;

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
    return new ErrorMean(error -> error * error);
  }
}
