package dev.cajal.nn.data;

/** A fitted map from the numbers of a column to features of about the same size; immutable. */
public sealed interface Scaler
    permits Standardizer, MinMaxScaler, RobustScaler, QuantileScaler, Unscaled {

  /** The feature for a number. */
  double apply(double value);

  /** What was fitted, in words and numbers: {@code mean 3.5, deviation 1.2}. */
  String describe();
}
