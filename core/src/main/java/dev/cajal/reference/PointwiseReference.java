package dev.cajal.reference;

import dev.cajal.op.PointwiseFunction;
import dev.cajal.shape.DType;
import java.util.List;

/** Every point-wise function, one element at a time. */
final class PointwiseReference {
  private PointwiseReference() {}

  static double[] apply(PointwiseFunction function, DType operands, List<double[]> inputs) {
    double[] result = new double[inputs.getFirst().length];
    for (int i = 0; i < result.length; i++) {
      double a = inputs.getFirst()[i];
      double b = inputs.size() > 1 ? inputs.get(1)[i] : 0;
      double c = inputs.size() > 2 ? inputs.get(2)[i] : 0;
      result[i] = apply(function, operands, a, b, c);
    }
    return result;
  }

  static double apply(PointwiseFunction function, DType operands, double a, double b, double c) {
    return switch (operands) {
      case F32, F64, BOOL -> number(function, a, b, c);
      case I32 ->
          isArithmetic(function) ? whole(function, (int) a, (int) b) : number(function, a, b, c);
      case U8 ->
          isArithmetic(function)
              ? whole(function, (int) a, (int) b) & 0xff
              : number(function, a, b, c);
    };
  }

  private static boolean isArithmetic(PointwiseFunction function) {
    return function.kind() == PointwiseFunction.Kind.NUMERIC;
  }

  private static double number(PointwiseFunction function, double a, double b, double c) {
    return switch (function) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case POWER -> StrictMath.pow(a, b);
      case MINIMUM -> Math.min(a, b);
      case MAXIMUM -> Math.max(a, b);
      case NEGATE -> -a;
      case ABSOLUTE -> Math.abs(a);
      case SIGN -> Math.signum(a);
      case EXP -> StrictMath.exp(a);
      case LOG -> StrictMath.log(a);
      case LOG1P -> StrictMath.log1p(a);
      case EXPM1 -> StrictMath.expm1(a);
      case SQRT -> Math.sqrt(a);
      case SIN -> StrictMath.sin(a);
      case COS -> StrictMath.cos(a);
      case TANH -> StrictMath.tanh(a);
      case SIGMOID -> 1 / (1 + StrictMath.exp(-a));
      case ERF -> ErrorFunction.erf(a);
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
    };
  }

  /** Arithmetic that wraps around; only functions of numbers of any type come here. */
  private static int whole(PointwiseFunction function, int a, int b) {
    return switch (function) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MINIMUM -> Math.min(a, b);
      case MAXIMUM -> Math.max(a, b);
      case NEGATE -> -a;
      case ABSOLUTE -> Math.abs(a);
      case SIGN -> Integer.signum(a);
      case POWER,
          EXP,
          LOG,
          LOG1P,
          EXPM1,
          SQRT,
          SIN,
          COS,
          TANH,
          SIGMOID,
          ERF,
          FLOOR,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          AND,
          OR,
          XOR,
          NOT,
          SELECT,
          UNIFORM ->
          throw new IllegalStateException(function.label() + " is no arithmetic of whole numbers");
    };
  }

  private static double truth(boolean value) {
    return value ? 1 : 0;
  }
}
