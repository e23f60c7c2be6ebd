package dev.cajal.nn.data;

import java.util.Arrays;

/**
 * Numbers shifted and scaled to mean 0 and deviation 1: {@code (x − mean) / deviation}, with the
 * population deviation √(Σ(x − mean)²/n). Where all fitted numbers are equal the deviation is 0 and
 * every number becomes 0.
 *
 * @param mean mean of the numbers it was fitted on
 * @param deviation their standard deviation, 0 if they are all equal
 */
public record Standardizer(double mean, double deviation) implements Scaler {

  /** Checks that both are finite and the deviation is not negative. */
  public Standardizer {
    if (!Double.isFinite(mean) || !Double.isFinite(deviation) || deviation < 0) {
      throw new DataException(
          "standardizer: the mean must be finite and the deviation finite and at least 0;"
              + " found mean %s, deviation %s".formatted(mean, deviation));
    }
  }

  /**
   * Fits mean and deviation to a column's values in the given rows.
   *
   * @throws DataException if there are no rows, or the numbers are too large for their squares
   */
  public static Standardizer fit(NumericColumn column, int... rows) {
    return fit(column.name(), Arrays.stream(rows).mapToDouble(column::value).toArray());
  }

  static Standardizer fit(String column, double... values) {
    if (values.length == 0) {
      throw new DataException(
          "column %s: standardising needs at least one row; found none"
              .formatted(Quoted.of(column)));
    }
    double first = values[0];
    boolean constant = true;
    double mean = 0;
    for (int i = 0; i < values.length; i++) {
      constant &= values[i] == first;
      mean += (values[i] - mean) / (i + 1);
    }
    if (constant) {
      return new Standardizer(first, 0);
    }
    double squares = 0;
    for (double value : values) {
      double difference = value - mean;
      squares += difference * difference;
    }
    double deviation = Math.sqrt(squares / values.length);
    if (!Double.isFinite(mean) || !Double.isFinite(deviation) || deviation == 0) {
      throw new DataException(
          "column %s: the numbers are too large or too close together to standardise (mean %s,"
                  .formatted(Quoted.of(column), mean)
              + " deviation %s); rescale them first".formatted(deviation));
    }
    return new Standardizer(mean, deviation);
  }

  /** The standardised number, 0 where the deviation is 0. */
  @Override
  public double apply(double value) {
    return deviation == 0 ? 0 : (value - mean) / deviation;
  }

  /** The number whose standardised form this is: {@code standardised × deviation + mean}. */
  public double inverse(double standardised) {
    return standardised * deviation + mean;
  }

  @Override
  public String describe() {
    return "mean %s, deviation %s".formatted(Digits.shown(mean), Digits.shown(deviation));
  }
}
