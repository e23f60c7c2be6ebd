package dev.cajal.graph;

import static dev.cajal.op.PointwiseFunction.*;

import dev.cajal.op.Pointwise;
import dev.cajal.shape.Shape;
import java.util.List;

/**
 * Comparisons and logic, element by element, with broadcasting.
 *
 * @param <T> the kind itself
 */
public interface Logic<T extends Expression<T>> extends Expression<T> {
  /** x = y. */
  default T equalTo(T other) {
    return binary(EQUAL, other);
  }

  /** x = y. */
  default T equalTo(double other) {
    return binary(EQUAL, other);
  }

  /** x ≠ y. */
  default T notEqualTo(T other) {
    return binary(NOT_EQUAL, other);
  }

  /** x ≠ y. */
  default T notEqualTo(double other) {
    return binary(NOT_EQUAL, other);
  }

  /** x &lt; y. */
  default T lessThan(T other) {
    return binary(LESS, other);
  }

  /** x &lt; y. */
  default T lessThan(double other) {
    return binary(LESS, other);
  }

  /** x ≤ y. */
  default T lessOrEqual(T other) {
    return binary(LESS_OR_EQUAL, other);
  }

  /** x ≤ y. */
  default T lessOrEqual(double other) {
    return binary(LESS_OR_EQUAL, other);
  }

  /** x &gt; y. */
  default T greaterThan(T other) {
    return binary(GREATER, other);
  }

  /** x &gt; y. */
  default T greaterThan(double other) {
    return binary(GREATER, other);
  }

  /** x ≥ y. */
  default T greaterOrEqual(T other) {
    return binary(GREATER_OR_EQUAL, other);
  }

  /** x ≥ y. */
  default T greaterOrEqual(double other) {
    return binary(GREATER_OR_EQUAL, other);
  }

  /** Both true. */
  default T and(T other) {
    return binary(AND, other);
  }

  /** At least one true. */
  default T or(T other) {
    return binary(OR, other);
  }

  /** Exactly one true. */
  default T xor(T other) {
    return binary(XOR, other);
  }

  /** Not true. */
  default T not() {
    return unary(NOT);
  }

  /** For a bool: the first where it is true, the second elsewhere, all broadcast together. */
  default T where(T ifTrue, T ifFalse) {
    Shape common = Shape.broadcast("select", ifTrue.shape(), ifFalse.shape());
    common = Shape.broadcast("select", shape(), common);
    return apply(
        new Pointwise(SELECT),
        List.of(broadcastTo(common), ifTrue.broadcastTo(common), ifFalse.broadcastTo(common)));
  }
}
