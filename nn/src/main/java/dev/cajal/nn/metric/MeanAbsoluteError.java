package dev.cajal.nn.metric;

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
    return new ErrorMean(Math::abs);
  }
}
