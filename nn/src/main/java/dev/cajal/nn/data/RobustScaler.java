package dev.cajal.nn.data;

/**
 * Numbers relative to the median, in units of the distance of the quartiles: {@code (x − median) /
 * range}. Outliers leave it as it is.
 *
 * @param median the number in the middle of those that it was fitted on
 * @param range distance of the upper from the lower quartile, above 0; 1 where both are equal
 */
public record RobustScaler(double median, double range) implements Scaler {

  /** Checks that both are finite and the range is above 0. */
  public RobustScaler {
    if (!Double.isFinite(median) || !Double.isFinite(range) || !(range > 0)) {
      throw new DataException(
          "robust scaler: the median must be finite and the range finite and above 0; found %s, %s"
              .formatted(median, range));
    }
  }

  @Override
  public double apply(double value) {
    return (value - median) / range;
  }

  @Override
  public String describe() {
    return "median %s, range of quartiles %s".formatted(Digits.shown(median), Digits.shown(range));
  }
}
