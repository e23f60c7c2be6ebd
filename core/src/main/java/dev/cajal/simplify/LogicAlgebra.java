package dev.cajal.simplify;

import static dev.cajal.op.PointwiseFunction.*;

import dev.cajal.graph.Node;

/** The algebra of truth values. */
final class LogicAlgebra {
  private LogicAlgebra() {}

  static Node and(Node x, Node y) {
    if (Literals.is(x, 1) || Literals.is(y, 0) || Simplifier.same(x, y)) {
      return y;
    }
    return Literals.is(y, 1) || Literals.is(x, 0) ? x : null;
  }

  static Node or(Node x, Node y) {
    if (Literals.is(x, 0) || Literals.is(y, 1) || Simplifier.same(x, y)) {
      return y;
    }
    return Literals.is(y, 0) || Literals.is(x, 1) ? x : null;
  }

  static Node xor(Node x, Node y, Builder builder) {
    if (Simplifier.same(x, y)) {
      return builder.literal(0, x.type());
    }
    if (Literals.is(x, 0)) {
      return y;
    }
    return Literals.is(y, 0) ? x : null;
  }

  /** Order is not turned round: with NaN, not (x &lt; y) is not x ≥ y. */
  static Node not(Node x, Builder builder) {
    if (PointwiseAlgebra.is(EQUAL, x)) {
      return builder.make(NOT_EQUAL, x.input(0), x.input(1));
    }
    if (PointwiseAlgebra.is(NOT_EQUAL, x)) {
      return builder.make(EQUAL, x.input(0), x.input(1));
    }
    return PointwiseAlgebra.is(NOT, x) ? x.input(0) : null;
  }

  static Node select(Node condition, Node ifTrue, Node ifFalse, Builder builder) {
    if (Literals.is(condition, 1) || Simplifier.same(ifTrue, ifFalse)) {
      return ifTrue;
    }
    if (Literals.is(condition, 0)) {
      return ifFalse;
    }
    return PointwiseAlgebra.is(NOT, condition)
        ? builder.make(SELECT, condition.input(0), ifFalse, ifTrue)
        : null;
  }
}
