package dev.cajal.codegen.lane;

import dev.cajal.codegen.lane.LaneOp.Comparison;
import dev.cajal.codegen.lane.LaneOp.Conversion;
import dev.cajal.codegen.lane.LaneOp.Direction;
import dev.cajal.codegen.lane.LaneOp.Function1;
import dev.cajal.codegen.lane.LaneOp.Function2;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds lane code. Values are the positions of their operations; equal operations are made once.
 */
final class Lanes {
  private final List<LaneOp> operations = new ArrayList<>();
  private final Map<LaneOp, Integer> known = new HashMap<>();

  int add(LaneOp operation) {
    Integer at = known.get(operation);
    if (at == null) {
      at = operations.size();
      operations.add(operation);
      known.put(operation, at);
    }
    return at;
  }

  LaneType type(int value) {
    return operations.get(value).type();
  }

  LaneCode code(List<Integer> results) {
    return new LaneCode(operations, results).pruned();
  }

  int f32(float value) {
    return add(new LaneOp.Constant(LaneType.F32, Float.floatToRawIntBits(value)));
  }

  int f64(double value) {
    return add(new LaneOp.Constant(LaneType.F64, Double.doubleToRawLongBits(value)));
  }

  int i32(int value) {
    return add(new LaneOp.Constant(LaneType.I32, value));
  }

  /** A constant of the type of the given value. */
  int like(int value, int number) {
    return constant(type(value), number);
  }

  int constant(LaneType type, int number) {
    return switch (type) {
      case F32 -> f32(number);
      case F64 -> f64(number);
      case I32 -> i32(number);
      case BOOL -> add(new LaneOp.Constant(LaneType.BOOL, number));
    };
  }

  int negate(int a) {
    return add(new LaneOp.Unary(Function1.NEGATE, type(a), a));
  }

  int absolute(int a) {
    return add(new LaneOp.Unary(Function1.ABSOLUTE, type(a), a));
  }

  int squareRoot(int a) {
    return add(new LaneOp.Unary(Function1.SQUARE_ROOT, type(a), a));
  }

  int not(int a) {
    return add(new LaneOp.Unary(Function1.NOT, type(a), a));
  }

  int binary(Function2 function, int a, int b) {
    return add(new LaneOp.Binary(function, type(a), a, b));
  }

  int plus(int a, int b) {
    return binary(Function2.ADD, a, b);
  }

  int minus(int a, int b) {
    return binary(Function2.SUBTRACT, a, b);
  }

  int times(int a, int b) {
    return binary(Function2.MULTIPLY, a, b);
  }

  int over(int a, int b) {
    return binary(Function2.DIVIDE, a, b);
  }

  int minimum(int a, int b) {
    return binary(Function2.MINIMUM, a, b);
  }

  int maximum(int a, int b) {
    return binary(Function2.MAXIMUM, a, b);
  }

  int and(int a, int b) {
    return binary(Function2.AND, a, b);
  }

  int or(int a, int b) {
    return binary(Function2.OR, a, b);
  }

  int xor(int a, int b) {
    return binary(Function2.XOR, a, b);
  }

  int fma(int a, int b, int c) {
    return add(new LaneOp.Fma(type(a), a, b, c));
  }

  int shiftLeft(int a, int distance) {
    return add(new LaneOp.Shift(Direction.LEFT, a, distance));
  }

  int shiftRight(int a, int distance) {
    return add(new LaneOp.Shift(Direction.RIGHT, a, distance));
  }

  int shiftRightUnsigned(int a, int distance) {
    return add(new LaneOp.Shift(Direction.RIGHT_UNSIGNED, a, distance));
  }

  int compare(Comparison comparison, int a, int b) {
    return add(new LaneOp.Compare(comparison, type(a), a, b));
  }

  int less(int a, int b) {
    return compare(Comparison.LESS, a, b);
  }

  int greater(int a, int b) {
    return compare(Comparison.GREATER, a, b);
  }

  int equal(int a, int b) {
    return compare(Comparison.EQUAL, a, b);
  }

  int select(int condition, int a, int b) {
    return add(new LaneOp.Select(type(a), condition, a, b));
  }

  int cast(Conversion conversion, int a) {
    return add(new LaneOp.Cast(conversion, a));
  }

  /** The bits of an f32. */
  int bits(int a) {
    return cast(Conversion.F32_BITS_TO_I32, a);
  }

  /** The f32 with the given bits. */
  int fromBits(int a) {
    return cast(Conversion.I32_BITS_TO_F32, a);
  }

  /** The f32 value with its sign bit flipped where the i32 has its sign bit set. */
  int flipSign(int value, int signs) {
    return fromBits(xor(bits(value), and(signs, i32(Integer.MIN_VALUE))));
  }

  /** The non-negative f32 value with the sign of another. */
  int withSign(int value, int signed) {
    return fromBits(or(bits(value), and(bits(signed), i32(Integer.MIN_VALUE))));
  }

  /** Σ coefficients[k] · x^k by Horner's rule, in f32. */
  int polynomial(int x, float... coefficients) {
    int sum = f32(coefficients[coefficients.length - 1]);
    for (int k = coefficients.length - 2; k >= 0; k--) {
      sum = fma(sum, x, f32(coefficients[k]));
    }
    return sum;
  }

  int call(String name, Integer... arguments) {
    return add(new LaneOp.Call(name, List.of(arguments)));
  }

  int rescue(RareFunction function, int rare, int x, int y, int usual) {
    return add(new LaneOp.Rescue(function, rare, x, y, usual));
  }
}
