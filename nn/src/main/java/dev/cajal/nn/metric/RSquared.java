package dev.cajal.nn.metric;

/**
 * The coefficient of determination R² = 1 − Σ(y − s)² / Σ(y − ȳ)²: 1 is perfect, 0 as good as
 * always predicting the mean. With several outputs, both sums run over all of them, each with its
 * own mean. Where the targets are all equal it is 1 if they are predicted exactly and 0 otherwise.
 */
public record RSquared() implements Metric {
  @Override
  public String name() {
    return "r2";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public Input input() {
    return Input.NUMBERS;
  }

  @Override
  public Accumulator start() {
    return new Spread(false);
  }
}
