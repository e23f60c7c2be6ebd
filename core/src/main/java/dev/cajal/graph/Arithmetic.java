package dev.cajal.graph;

import static dev.cajal.op.PointwiseFunction.*;

/**
 * Arithmetic, element by element, with broadcasting.
 *
 * @param <T> the kind itself
 */
public interface Arithmetic<T extends Expression<T>> extends Expression<T> {
  /** x + y. */
  default T plus(T other) {
    return binary(ADD, other);
  }

  /** x + y. */
  default T plus(double other) {
    return binary(ADD, other);
  }

  /** x − y. */
  default T minus(T other) {
    return binary(SUBTRACT, other);
  }

  /** x − y. */
  default T minus(double other) {
    return binary(SUBTRACT, other);
  }

  /** y − x. */
  default T subtractedFrom(double other) {
    return filledLike(other).binary(SUBTRACT, self());
  }

  /** x · y, element by element. */
  default T times(T other) {
    return binary(MULTIPLY, other);
  }

  /** x · y. */
  default T times(double other) {
    return binary(MULTIPLY, other);
  }

  /** x / y; integers round towards zero. */
  default T dividedBy(T other) {
    return binary(DIVIDE, other);
  }

  /** x / y; integers round towards zero. */
  default T dividedBy(double other) {
    return binary(DIVIDE, other);
  }

  /** 1 / x. */
  default T reciprocal() {
    return filledLike(1).binary(DIVIDE, self());
  }

  /** x to the power y. */
  default T power(T other) {
    return binary(POWER, other);
  }

  /** x to the power y. */
  default T power(double other) {
    return binary(POWER, other);
  }

  /** x². */
  default T square() {
    return binary(MULTIPLY, self());
  }

  /** The smaller of x and y; NaN if either is. */
  default T minimum(T other) {
    return binary(MINIMUM, other);
  }

  /** The smaller of x and y; NaN if x is. */
  default T minimum(double other) {
    return binary(MINIMUM, other);
  }

  /** The larger of x and y; NaN if either is. */
  default T maximum(T other) {
    return binary(MAXIMUM, other);
  }

  /** The larger of x and y; NaN if x is. */
  default T maximum(double other) {
    return binary(MAXIMUM, other);
  }

  /** x limited to [low, high]. */
  default T clamp(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "clamp: low must not exceed high; found low %s, high %s".formatted(low, high));
    }
    return binary(MAXIMUM, low).binary(MINIMUM, high);
  }

  /** −x. */
  default T negate() {
    return unary(NEGATE);
  }

  /** |x|. */
  default T absolute() {
    return unary(ABSOLUTE);
  }

  /** −1, 0 or 1. */
  default T sign() {
    return unary(SIGN);
  }
}
