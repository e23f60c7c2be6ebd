package dev.cajal.grad;

import dev.cajal.graph.Node;
import dev.cajal.op.Leaf;
import dev.cajal.op.Movement;
import dev.cajal.op.Pointwise;
import dev.cajal.op.PointwiseFunction;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The derivatives of the point-wise functions.
 *
 * <p>Where a function has a kink, the rule takes 0 for {@code |x|} at 0, half for each operand of a
 * minimum or maximum of equals (the mean of both sides' derivatives), and the chosen operand of a
 * select, so that {@code relu} has derivative 0 at 0. Steps (sign, floor, comparisons) have
 * derivative 0.
 */
final class PointwiseRules {
  private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

  private PointwiseRules() {}

  /** What the adjoint contributes to one input, null where that is zero. */
  static Node contribution(PointwiseFunction function, Pullback at, int input) {
    Node z = at.node();
    Node a = at.adjoint();
    Node x = z.input(0);
    return switch (function) {
      case ADD -> a;
      case SUBTRACT -> input == 0 ? a : a.negate();
      case MULTIPLY -> a.times(z.input(1 - input));
      case DIVIDE -> quotient(z, a, input);
      case POWER -> input == 0 ? base(z, a) : exponent(z, a);
      case MINIMUM -> extreme(z, a, input, x.lessThan(z.input(1)));
      case MAXIMUM -> extreme(z, a, input, x.greaterThan(z.input(1)));
      case NEGATE -> a.negate();
      case ABSOLUTE -> a.times(x.sign());
      case EXP -> a.times(z);
      case LOG -> a.dividedBy(x);
      case LOG1P -> a.dividedBy(x.plus(1));
      case EXPM1 -> a.times(z.plus(1));
      case SQRT -> a.times(0.5).dividedBy(z);
      case SIN -> a.times(x.cos());
      case COS -> a.times(x.sin().negate());
      case TANH -> a.times(z.square().subtractedFrom(1));
      case SIGMOID -> a.times(z.times(z.subtractedFrom(1)));
      case ERF -> a.times(x.square().negate().exp().times(TWO_OVER_ROOT_PI));
      case SELECT -> selected(z, a, input);
      case SIGN, FLOOR -> null;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> null;
      case AND, OR, XOR, NOT -> null;
      case UNIFORM -> null;
    };
  }

  private static Node quotient(Node z, Node a, int input) {
    Node scaled = a.dividedBy(z.input(1));
    return input == 0 ? scaled : scaled.times(z).negate();
  }

  /**
   * y·x^(y−1). Where x and y are both 0 the exponent −1 would give 0·∞; any other one gives the
   * derivative 0 of the constant x⁰.
   */
  private static Node base(Node z, Node a) {
    Node x = z.input(0);
    Node y = z.input(1);
    OptionalDouble constant = constant(y);
    if (constant.isPresent()) {
      double p = constant.getAsDouble();
      return p == 0 ? null : p == 1 ? a : a.times(x.power(p - 1).times(p));
    }
    Node origin = x.equalTo(0).and(y.equalTo(0));
    Node less = origin.where(y.filledLike(1), y.minus(1));
    return a.times(y.times(x.power(less)));
  }

  /** x^y·log x, and 0 where x is 0: log 1 stands in for log 0 there. */
  private static Node exponent(Node z, Node a) {
    Node x = z.input(0);
    Node safe = x.equalTo(0).where(x.filledLike(1), x);
    return a.times(z.times(safe.log()));
  }

  private static Node extreme(Node z, Node a, int input, Node firstWins) {
    Node zero = a.filledLike(0);
    Node tie = z.input(0).equalTo(z.input(1)).where(a.times(0.5), zero);
    Node wins = input == 0 ? firstWins : firstWins.or(z.input(0).equalTo(z.input(1))).not();
    return wins.where(a, tie);
  }

  private static Node selected(Node z, Node a, int input) {
    Node zero = a.filledLike(0);
    return switch (input) {
      case 1 -> select(z.input(0), a, zero);
      case 2 -> select(z.input(0), zero, a);
      default -> null;
    };
  }

  private static Node select(Node condition, Node ifTrue, Node ifFalse) {
    return Node.of(new Pointwise(PointwiseFunction.SELECT), List.of(condition, ifTrue, ifFalse));
  }

  private static OptionalDouble constant(Node node) {
    Node source = node.op() instanceof Movement.Broadcast ? node.input(0) : node;
    return source.op() instanceof Leaf.Literal literal
        ? OptionalDouble.of(literal.value())
        : OptionalDouble.empty();
  }
}
