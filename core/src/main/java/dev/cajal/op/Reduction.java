package dev.cajal.op;

import java.util.Locale;

/** How a reduction joins two numbers into one. */
public enum Reduction {
  /** x + y, identity 0. */
  SUM(0),
  /** x · y, identity 1. */
  PRODUCT(1),
  /** The larger one, identity −∞ (the smallest value for integers). */
  MAXIMUM(Double.NEGATIVE_INFINITY),
  /** The smaller one, identity ∞ (the largest value for integers). */
  MINIMUM(Double.POSITIVE_INFINITY);

  private final double identity;

  Reduction(double identity) {
    this.identity = identity;
  }

  /** The result over no elements; conversion to an integer type saturates. */
  public double identity() {
    return identity;
  }

  /** The function that joins two elements. */
  public PointwiseFunction function() {
    return switch (this) {
      case SUM -> PointwiseFunction.ADD;
      case PRODUCT -> PointwiseFunction.MULTIPLY;
      case MAXIMUM -> PointwiseFunction.MAXIMUM;
      case MINIMUM -> PointwiseFunction.MINIMUM;
    };
  }

  /** The name in messages and printed graphs. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
