package dev.cajal.simplify;

import dev.cajal.graph.Node;
import dev.cajal.op.Leaf;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.shape.DType;

/** Numbers known when the graph is simplified. */
final class Literals {
  private Literals() {}

  /** The number in every element, or null if it is not known. */
  static Double valueOf(Node node) {
    return node.op() instanceof Leaf.Literal literal ? (Double) literal.value() : null;
  }

  /** Whether the number in every element is known to be this one; 0 and −0 differ. */
  static boolean is(Node node, double value) {
    return node.op() instanceof Leaf.Literal literal && Double.compare(literal.value(), value) == 0;
  }

  /** Whether literals of this type are computed with; bytes, which wrap around, are not. */
  static boolean isFoldable(DType dtype) {
    return dtype != DType.U8;
  }

  /** The literal with its number rounded to its element type. */
  static Node canonical(Leaf.Literal literal, Builder builder) {
    DType dtype = literal.type().dtype();
    if (!isFoldable(dtype)) {
      return null;
    }
    double rounded = convert(literal.value(), dtype);
    boolean isRounded = Double.compare(rounded, literal.value()) == 0;
    return isRounded ? null : builder.literal(rounded, literal.type());
  }

  /** A number of the element type, as the graph's conversion gives it. */
  static double convert(double value, DType to) {
    return switch (to) {
      case F32 -> (float) value;
      case F64 -> value;
      case I32 -> (int) value;
      case U8 -> Math.clamp((int) value, 0, 255);
      case BOOL -> value != 0 ? 1 : 0;
    };
  }

  /**
   * A function of known numbers, or null if it is left to run time: functions whose last bit
   * depends on the method are computed in one place only.
   *
   * <p>Computing in double and rounding gives f32's own result for +, −, ×, ÷ and √.
   */
  static Double compute(PointwiseFunction function, DType operands, double a, double b, double c) {
    if (!isFoldable(operands)) {
      return null;
    }
    if (operands == DType.I32 && function.kind() == PointwiseFunction.Kind.NUMERIC) {
      Integer whole = whole(function, (int) a, (int) b);
      return whole == null ? null : Double.valueOf(whole);
    }
    Double value = number(function, a, b, c);
    return value == null ? null : Double.valueOf(convert(value, function.resultType(operands)));
  }

  private static Double number(PointwiseFunction function, double a, double b, double c) {
    return switch (function) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MINIMUM -> Math.min(a, b);
      case MAXIMUM -> Math.max(a, b);
      case NEGATE -> -a;
      case ABSOLUTE -> Math.abs(a);
      case SIGN -> Math.signum(a);
      case SQRT -> Math.sqrt(a);
      case FLOOR -> Math.floor(a);
      case EQUAL -> truth(a == b);
      case NOT_EQUAL -> truth(a != b);
      case LESS -> truth(a < b);
      case LESS_OR_EQUAL -> truth(a <= b);
      case GREATER -> truth(a > b);
      case GREATER_OR_EQUAL -> truth(a >= b);
      case AND -> truth(a != 0 && b != 0);
      case OR -> truth(a != 0 || b != 0);
      case XOR -> truth(a != b);
      case NOT -> truth(a == 0);
      case SELECT -> a != 0 ? b : c;
      case UNIFORM -> ((int) a >>> 8) * 0x1p-24;
      case POWER, EXP, LOG, LOG1P, EXPM1, SIN, COS, TANH, SIGMOID, ERF -> null;
    };
  }

  /** Arithmetic that wraps around; null for a division by 0, which is an error at run time. */
  private static Integer whole(PointwiseFunction function, int a, int b) {
    return switch (function) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> b == 0 ? null : Integer.valueOf(a / b);
      case MINIMUM -> Math.min(a, b);
      case MAXIMUM -> Math.max(a, b);
      case NEGATE -> -a;
      case ABSOLUTE -> Math.abs(a);
      case SIGN -> Integer.signum(a);
      case POWER, EXP, LOG, LOG1P, EXPM1, SQRT, SIN, COS, TANH, SIGMOID, ERF, FLOOR -> null;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> null;
      case AND, OR, XOR, NOT, SELECT, UNIFORM -> null;
    };
  }

  private static double truth(boolean value) {
    return value ? 1 : 0;
  }
}
