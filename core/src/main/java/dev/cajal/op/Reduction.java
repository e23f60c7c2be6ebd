package dev.cajal.op;

import java.util.Locale;

/** How a reduction joins two numbers into one; over no elements it gives the identity. */
public enum Reduction {
  /** x + y, from 0 (so a sum of −0 alone is 0). */
  SUM(0, 0),
  /** x · y, from 1. */
  PRODUCT(1, 1),
  /** The larger one by the rules of {@link Math#max}, from −∞ or the smallest i32. */
  MAXIMUM(Double.NEGATIVE_INFINITY, Integer.MIN_VALUE),
  /** The smaller one by the rules of {@link Math#min}, from ∞ or the largest i32. */
  MINIMUM(Double.POSITIVE_INFINITY, Integer.MAX_VALUE);

  private final double floatingIdentity;
  private final int integerIdentity;

  Reduction(double floatingIdentity, int integerIdentity) {
    this.floatingIdentity = floatingIdentity;
    this.integerIdentity = integerIdentity;
  }

  /** The result over no elements of f32 or f64; converting it to i32 gives i32's. */
  public double floatingIdentity() {
    return floatingIdentity;
  }

  /** The result over no elements of i32. */
  public int integerIdentity() {
    return integerIdentity;
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
