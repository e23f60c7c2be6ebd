package dev.cajal.nn.data;

/** Numbers as they are. */
public record Unscaled() implements Scaler {
  @Override
  public double apply(double value) {
    return value;
  }

  @Override
  public String describe() {
    return "as it is";
  }
}
