package dev.cajal.codegen;

import dev.cajal.codegen.lane.DoubleFunctions;
import dev.cajal.codegen.lane.LaneCode;
import dev.cajal.codegen.lane.LaneOp;
import dev.cajal.codegen.lane.LaneType;
import dev.cajal.codegen.lane.Lowering;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Result;
import dev.cajal.kernel.LaneScratch;
import dev.cajal.kernel.LoopKernel;
import dev.cajal.op.Reduction;
import dev.cajal.shape.DType;
import java.lang.reflect.Array;
import java.util.List;

/** Runs a program operation by operation on boxed values: what every form must agree with. */
final class LaneInterpreter implements LoopKernel {
  private final LoopProgram program;
  private final LaneCode code;
  private final Object[] values;
  private Object[] arrays;
  private int[] layout;
  private double[] literals;
  private int row;
  private int column;

  LaneInterpreter(LoopProgram program) {
    this.program = program;
    this.code = Lowering.lower(program);
    this.values = new Object[code.operations().size()];
  }

  @Override
  public void run(
      Object[] arrays,
      int[] layout,
      double[] literals,
      LaneScratch scratch,
      int rowFrom,
      int rowTo,
      int columnFrom,
      int columnTo) {
    this.arrays = arrays;
    this.layout = layout;
    this.literals = literals;
    List<Result> results = program.results();
    for (row = rowFrom; row < rowTo; row++) {
      Object[][] lanes = new Object[results.size()][LaneScratch.LANES];
      for (column = columnFrom; column < columnTo; column++) {
        for (int at = 0; at < values.length; at++) {
          values[at] = value(code.operations().get(at));
        }
        for (int at = 0; at < results.size(); at++) {
          finishColumn(at, results.get(at), values[code.results().get(at)], lanes[at]);
        }
      }
      for (int at = 0; at < results.size(); at++) {
        if (results.get(at) instanceof Result.ReduceColumns reduced) {
          put(at, row, 0, tree(reduced.reduction(), type(at), lanes[at]));
        }
      }
    }
  }

  private void finishColumn(int at, Result result, Object value, Object[] lanes) {
    switch (result) {
      case Result.Store _ -> put(at, row, column, value);
      case Result.ReduceColumns reduced -> {
        int lane = column % LaneScratch.LANES;
        lanes[lane] = combine(reduced.reduction(), type(at), lanes[lane], value);
      }
      case Result.ReduceRows reduced -> {
        int array = program.operands().size() + at;
        Object before = row == 0 ? null : Array.get(arrays[array], layout[3 * array] + column);
        put(at, 0, column, combine(reduced.reduction(), type(at), before, value));
      }
    }
  }

  private DType type(int result) {
    return program.types().get(program.results().get(result).value());
  }

  private static Object tree(Reduction reduction, DType type, Object[] lanes) {
    for (int half = LaneScratch.LANES / 2; half > 0; half /= 2) {
      for (int lane = 0; lane < half; lane++) {
        Object right = lanes[lane + half] == null ? identity(reduction, type) : lanes[lane + half];
        lanes[lane] = combine(reduction, type, lanes[lane], right);
      }
    }
    return lanes[0];
  }

  private static Object identity(Reduction reduction, DType type) {
    return type == DType.F32
        ? (Object) (float) reduction.floatingIdentity()
        : type == DType.F64
            ? (Object) reduction.floatingIdentity()
            : (Object) reduction.integerIdentity();
  }

  private static Object combine(Reduction reduction, DType type, Object before, Object value) {
    LaneOp.Function2 function =
        switch (reduction) {
          case SUM -> LaneOp.Function2.ADD;
          case PRODUCT -> LaneOp.Function2.MULTIPLY;
          case MAXIMUM -> LaneOp.Function2.MAXIMUM;
          case MINIMUM -> LaneOp.Function2.MINIMUM;
        };
    Object left = before == null ? identity(reduction, type) : before;
    return binary(function, LaneType.of(type), left, value);
  }

  private void put(int result, int atRow, int atColumn, Object value) {
    int array = program.operands().size() + result;
    int place = layout[3 * array] + atRow * layout[3 * array + 1] + atColumn;
    switch (type(result)) {
      case U8 -> Array.setByte(arrays[array], place, ((Integer) value).byteValue());
      case BOOL -> Array.setBoolean(arrays[array], place, (Integer) value == 1);
      case F32, F64, I32 -> Array.set(arrays[array], place, value);
    }
  }

  private int address(int operand) {
    return layout[3 * operand] + row * layout[3 * operand + 1] + column * layout[3 * operand + 2];
  }

  private Object value(LaneOp operation) {
    List<Object> of = operation.reads().stream().map(read -> values[read]).toList();
    return switch (operation) {
      case LaneOp.Constant op ->
          switch (op.type()) {
            case F32 -> (Object) Float.intBitsToFloat((int) op.bits());
            case F64 -> (Object) Double.longBitsToDouble(op.bits());
            case I32, BOOL -> (Object) (int) op.bits();
          };
      case LaneOp.Literal op ->
          switch (op.type()) {
            case F32 -> (Object) (float) literals[op.index()];
            case F64 -> (Object) literals[op.index()];
            case I32 -> (Object) (int) literals[op.index()];
            case BOOL -> (Object) (literals[op.index()] != 0 ? 1 : 0);
          };
      case LaneOp.Load op -> load(op);
      case LaneOp.Address op -> address(op.operand());
      case LaneOp.Unary op -> unary(op, of.getFirst());
      case LaneOp.Binary op -> binary(op.function(), op.type(), of.getFirst(), of.getLast());
      case LaneOp.Shift op -> {
        int bits = (Integer) of.getFirst();
        yield switch (op.direction()) {
          case LEFT -> bits << op.distance();
          case RIGHT -> bits >> op.distance();
          case RIGHT_UNSIGNED -> bits >>> op.distance();
        };
      }
      case LaneOp.Fma op ->
          op.type() == LaneType.F32
              ? (Object) Math.fma((Float) of.get(0), (Float) of.get(1), (Float) of.get(2))
              : (Object) Math.fma((Double) of.get(0), (Double) of.get(1), (Double) of.get(2));
      case LaneOp.Compare op -> compare(op, (Number) of.getFirst(), (Number) of.getLast()) ? 1 : 0;
      case LaneOp.Select _ -> (Integer) of.getFirst() == 1 ? of.get(1) : of.get(2);
      case LaneOp.Cast op -> cast(op.conversion(), (Number) of.getFirst());
      case LaneOp.Call op -> call(op.name(), (Double) of.getFirst(), (Double) of.getLast());
      case LaneOp.Rescue op ->
          (Integer) of.getFirst() == 1
              ? (Object) op.function().apply((Float) of.get(1), (Float) of.get(2))
              : of.getLast();
    };
  }

  private Object load(LaneOp.Load op) {
    Object array = arrays[op.operand()];
    int at = address(op.operand());
    return switch (op.dtype()) {
      case F32 -> (Object) ((float[]) array)[at];
      case F64 -> (Object) ((double[]) array)[at];
      case I32 -> (Object) ((int[]) array)[at];
      case U8 -> (Object) Byte.toUnsignedInt(((byte[]) array)[at]);
      case BOOL -> (Object) (((boolean[]) array)[at] ? 1 : 0);
    };
  }

  private static Object unary(LaneOp.Unary op, Object a) {
    return switch (op.function()) {
      case NEGATE ->
          switch (op.type()) {
            case F32 -> (Object) (-(Float) a);
            case F64 -> (Object) (-(Double) a);
            case I32, BOOL -> (Object) (-(Integer) a);
          };
      case ABSOLUTE ->
          switch (op.type()) {
            case F32 -> (Object) Math.abs((Float) a);
            case F64 -> (Object) Math.abs((Double) a);
            case I32, BOOL -> (Object) Math.abs((Integer) a);
          };
      case SQUARE_ROOT ->
          op.type() == LaneType.F32
              ? (Object) (float) Math.sqrt((Float) a)
              : (Object) Math.sqrt((Double) a);
      case NOT -> 1 - (Integer) a;
    };
  }

  private static Object binary(LaneOp.Function2 function, LaneType type, Object a, Object b) {
    return switch (type) {
      case F32 -> (Object) binary(function, (Float) a, (Float) b);
      case F64 -> (Object) binary(function, (Double) a, (Double) b);
      case I32, BOOL -> (Object) binary(function, (Integer) a, (Integer) b);
    };
  }

  private static float binary(LaneOp.Function2 function, float a, float b) {
    return switch (function) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MINIMUM -> Math.min(a, b);
      case MAXIMUM -> Math.max(a, b);
      case AND, OR, XOR -> throw new IllegalStateException("bits of f32");
    };
  }

  private static double binary(LaneOp.Function2 function, double a, double b) {
    return switch (function) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MINIMUM -> Math.min(a, b);
      case MAXIMUM -> Math.max(a, b);
      case AND, OR, XOR -> throw new IllegalStateException("bits of f64");
    };
  }

  private static int binary(LaneOp.Function2 function, int a, int b) {
    return switch (function) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MINIMUM -> Math.min(a, b);
      case MAXIMUM -> Math.max(a, b);
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
    };
  }

  private static boolean compare(LaneOp.Compare op, Number left, Number right) {
    double a = left.doubleValue();
    double b = right.doubleValue();
    return switch (op.comparison()) {
      case EQUAL -> a == b;
      case NOT_EQUAL -> a != b;
      case LESS -> a < b;
      case LESS_OR_EQUAL -> a <= b;
      case GREATER -> a > b;
      case GREATER_OR_EQUAL -> a >= b;
    };
  }

  private static Object cast(LaneOp.Conversion conversion, Number a) {
    return switch (conversion) {
      case F32_TO_I32 -> (Object) (int) a.floatValue();
      case I32_TO_F32 -> (Object) (float) a.intValue();
      case F32_BITS_TO_I32 -> (Object) Float.floatToRawIntBits(a.floatValue());
      case I32_BITS_TO_F32 -> (Object) Float.intBitsToFloat(a.intValue());
      case F64_TO_I32 -> (Object) (int) a.doubleValue();
      case I32_TO_F64 -> (Object) (double) a.intValue();
      case F32_TO_F64 -> (Object) (double) a.floatValue();
      case F64_TO_F32 -> (Object) (float) a.doubleValue();
    };
  }

  private static double call(String name, double x, double y) {
    return switch (name) {
      case "exp" -> DoubleFunctions.exp(x);
      case "log" -> DoubleFunctions.log(x);
      case "log1p" -> DoubleFunctions.log1p(x);
      case "expm1" -> DoubleFunctions.expm1(x);
      case "sin" -> DoubleFunctions.sin(x);
      case "cos" -> DoubleFunctions.cos(x);
      case "tanh" -> DoubleFunctions.tanh(x);
      case "floor" -> DoubleFunctions.floor(x);
      case "sigmoid" -> DoubleFunctions.sigmoid(x);
      case "erf" -> DoubleFunctions.erf(x);
      case "power" -> DoubleFunctions.power(x, y);
      default -> throw new IllegalStateException(name);
    };
  }
}
