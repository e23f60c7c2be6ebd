package dev.cajal.fuse.loop;

/** A way to combine many values into one; an empty reduction gives the identity. */
public enum Reduction {
  /** Sum, from 0 (so a sum of −0 alone is 0). */
  SUM(0, 0),
  /** Product, from 1. */
  PRODUCT(1, 1),
  /** Largest value by the rules of {@link Math#max}, from −∞ or the smallest i32. */
  MAXIMUM(Double.NEGATIVE_INFINITY, Integer.MIN_VALUE),
  /** Smallest value by the rules of {@link Math#min}, from ∞ or the largest i32. */
  MINIMUM(Double.POSITIVE_INFINITY, Integer.MAX_VALUE);

  private final double floatingIdentity;
  private final int integerIdentity;

  Reduction(double floatingIdentity, int integerIdentity) {
    this.floatingIdentity = floatingIdentity;
    this.integerIdentity = integerIdentity;
  }

  /** The start of a reduction of f32 or f64 values. */
  public double floatingIdentity() {
    return floatingIdentity;
  }

  /** The start of a reduction of i32 values. */
  public int integerIdentity() {
    return integerIdentity;
  }
}
