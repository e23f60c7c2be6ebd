package dev.cajal.nn.metric;

/**
 * Explained variance 1 − Var(y − s) / Var(y): R² of predictions whose mean error was taken away
 * before. With several outputs, both variances are summed over them. Where the targets are all
 * equal it is 1 if the errors are too and 0 otherwise.
 */
public record ExplainedVariance() implements Metric {
  @Override
  public String name() {
    return "explained_variance";
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
    return new Spread(true);
  }
}
