package dev.cajal.nn.metric;

/** The square root of the mean of (y − s)² over samples and outputs. */
public record RootMeanSquaredError() implements Metric {
  @Override
  public String name() {
    return "rmse";
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
    return new ErrorMean(error -> error * error, Math::sqrt);
  }
}
