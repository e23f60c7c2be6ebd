package dev.cajal.nn.data;

/**
 * Numbers scaled to 0 to 1: {@code (x − minimum) / (maximum − minimum)}. New numbers beyond the
 * fitted range become less than 0 or more than 1.
 *
 * @param minimum the least number that it was fitted on
 * @param maximum the largest one, at least the minimum; where both are equal every number becomes 0
 */
public record MinMaxScaler(double minimum, double maximum) implements Scaler {

  /** Checks that both are finite and in order. */
  public MinMaxScaler {
    if (!(maximum >= minimum) || !Double.isFinite(maximum - minimum)) {
      throw new DataException(
          "min-max scaler: minimum and maximum must be finite and in order; found %s, %s"
              .formatted(minimum, maximum));
    }
  }

  @Override
  public double apply(double value) {
    return maximum == minimum ? 0 : (value - minimum) / (maximum - minimum);
  }

  @Override
  public String describe() {
    return "minimum %s, maximum %s".formatted(Digits.shown(minimum), Digits.shown(maximum));
  }
}
