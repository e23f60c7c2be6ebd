package dev.cajal.simplify;

import static dev.cajal.op.PointwiseFunction.*;

import dev.cajal.graph.Node;
import dev.cajal.op.Pointwise;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.shape.DType;
import dev.cajal.shape.TensorType;
import java.util.List;

/**
 * The algebra of point-wise functions that keeps every bit.
 *
 * <p>Left alone on purpose: x + 0 of floating-point numbers (turns −0 into 0), x · 0 and x − x (not
 * 0 for NaN and ∞), anything that regroups sums or products.
 *
 * <p>Powers with a literal exponent are the exception: x⁰ = 1, x¹ = x, x² = x·x, x⁻¹ = 1/x and x^½
 * = √x are at least as accurate as the general power and differ from it in the last bit at most,
 * and in x^½ at −0 (−0, not 0) and −∞ (NaN, not ∞).
 */
final class PointwiseAlgebra {
  private PointwiseAlgebra() {}

  static Node simpler(
      PointwiseFunction function, TensorType type, List<Node> inputs, Builder builder) {
    Node known = computed(function, type, inputs, builder);
    if (known != null) {
      return known;
    }
    Node x = inputs.getFirst();
    Node y = inputs.size() > 1 ? inputs.get(1) : x;
    return switch (function) {
      case ADD -> sum(type, x, y, builder);
      case SUBTRACT -> difference(type, x, y, builder);
      case MULTIPLY -> product(type, x, y, builder);
      case DIVIDE -> quotient(type, x, y, builder);
      case POWER -> power(type, x, y, builder);
      case MINIMUM, MAXIMUM -> Simplifier.same(x, y) ? x : null;
      case NEGATE -> is(NEGATE, x) ? x.input(0) : null;
      case ABSOLUTE -> magnitude(x, builder);
      case AND -> LogicAlgebra.and(x, y);
      case OR -> LogicAlgebra.or(x, y);
      case XOR -> LogicAlgebra.xor(x, y, builder);
      case NOT -> LogicAlgebra.not(x, builder);
      case SELECT -> LogicAlgebra.select(x, y, inputs.get(2), builder);
      case SIGN, EXP, LOG, LOG1P, EXPM1, SQRT, SIN, COS, TANH, SIGMOID, ERF, FLOOR -> null;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> null;
      case UNIFORM -> null;
    };
  }

  private static Node computed(
      PointwiseFunction function, TensorType type, List<Node> inputs, Builder builder) {
    double[] values = new double[3];
    for (int i = 0; i < inputs.size(); i++) {
      Double value = Literals.valueOf(inputs.get(i));
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    DType operands = inputs.getLast().dtype();
    Double result = Literals.compute(function, operands, values[0], values[1], values[2]);
    return result == null ? null : builder.literal(result, type);
  }

  /** Whether a node applies a function. */
  static boolean is(PointwiseFunction function, Node node) {
    return node.op() instanceof Pointwise op && op.function() == function;
  }

  private static Node sum(TensorType type, Node x, Node y, Builder builder) {
    double nothing = type.dtype().isFloating() ? -0.0 : 0;
    if (Literals.is(y, nothing)) {
      return x;
    }
    if (Literals.is(x, nothing)) {
      return y;
    }
    if (is(NEGATE, y)) {
      return builder.make(SUBTRACT, x, y.input(0));
    }
    return is(NEGATE, x) ? builder.make(SUBTRACT, y, x.input(0)) : null;
  }

  private static Node difference(TensorType type, Node x, Node y, Builder builder) {
    if (Literals.is(y, 0)) {
      return x;
    }
    if (Literals.is(x, type.dtype().isFloating() ? -0.0 : 0)) {
      return builder.make(NEGATE, y);
    }
    return is(NEGATE, y) ? builder.make(ADD, x, y.input(0)) : null;
  }

  private static Node product(TensorType type, Node x, Node y, Builder builder) {
    if (Literals.is(y, 1)) {
      return x;
    }
    if (Literals.is(x, 1)) {
      return y;
    }
    if (Literals.is(y, -1)) {
      return builder.make(NEGATE, x);
    }
    if (Literals.is(x, -1)) {
      return builder.make(NEGATE, y);
    }
    if (type.dtype() == DType.I32 && (Literals.is(x, 0) || Literals.is(y, 0))) {
      return builder.literal(0, type);
    }
    return is(NEGATE, x) && is(NEGATE, y) ? builder.make(MULTIPLY, x.input(0), y.input(0)) : null;
  }

  private static Node quotient(TensorType type, Node x, Node y, Builder builder) {
    if (Literals.is(y, 1)) {
      return x;
    }
    if (Literals.is(y, -1)) {
      return builder.make(NEGATE, x);
    }
    Double divisor = type.dtype().isFloating() ? Literals.valueOf(y) : null;
    if (divisor != null && hasExactReciprocal(divisor, type.dtype())) {
      return builder.make(MULTIPLY, x, builder.literal(1 / divisor, type));
    }
    return null;
  }

  /** Powers of two whose reciprocal is a normal number. */
  private static boolean hasExactReciprocal(double value, DType dtype) {
    boolean isPowerOfTwo =
        Double.isFinite(value)
            && value != 0
            && Math.abs(value) == Math.scalb(1.0, Math.getExponent(value));
    int limit = dtype == DType.F32 ? Float.MAX_EXPONENT - 1 : Double.MAX_EXPONENT - 1;
    return isPowerOfTwo && Math.abs(Math.getExponent(value)) <= limit;
  }

  private static Node power(TensorType type, Node x, Node y, Builder builder) {
    Double exponent = Literals.valueOf(y);
    if (exponent == null) {
      return null;
    }
    if (exponent == 0) {
      return builder.literal(1, type);
    }
    if (exponent == 1) {
      return x;
    }
    if (exponent == 2) {
      return builder.make(MULTIPLY, x, x);
    }
    if (exponent == -1) {
      return builder.make(DIVIDE, builder.literal(1, type), x);
    }
    return exponent == 0.5 ? builder.make(SQRT, x) : null;
  }

  private static Node magnitude(Node x, Builder builder) {
    if (is(NEGATE, x)) {
      return builder.make(ABSOLUTE, x.input(0));
    }
    return is(ABSOLUTE, x) ? x : null;
  }
}
