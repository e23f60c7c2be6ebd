package dev.cajal.codegen.lane;

import dev.cajal.codegen.lane.LaneOp.Comparison;
import dev.cajal.codegen.lane.LaneOp.Conversion;
import dev.cajal.fuse.loop.Instruction;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Operand;
import dev.cajal.fuse.loop.Result;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.shape.DType;
import java.util.ArrayList;
import java.util.List;

/** Writes a loop program in lane operations: the one definition of every point-wise function. */
public final class Lowering {
  private final LoopProgram program;
  private final List<DType> types;
  private final Lanes lanes = new Lanes();
  private final List<Integer> values = new ArrayList<>();

  private Lowering(LoopProgram program) {
    this.program = program;
    this.types = program.types();
  }

  /** The lane code of a program, whose results are in the order of the program's. */
  public static LaneCode lower(LoopProgram program) {
    return new Lowering(program).lower();
  }

  private LaneCode lower() {
    for (int at = 0; at < program.operands().size(); at++) {
      Operand operand = program.operands().get(at);
      values.add(
          lanes.add(
              switch (operand.kind()) {
                case MEMORY -> new LaneOp.Load(operand.dtype(), at);
                case INDEX -> new LaneOp.Address(at);
              }));
    }
    for (int at = 0; at < program.literals().size(); at++) {
      values.add(lanes.add(new LaneOp.Literal(LaneType.of(program.literals().get(at)), at)));
    }
    for (Instruction instruction : program.instructions()) {
      values.add(
          switch (instruction) {
            case Instruction.Apply apply -> apply(apply);
            case Instruction.Convert convert ->
                convert(
                    values.get(convert.argument()), types.get(convert.argument()), convert.to());
          });
    }
    return lanes.code(program.results().stream().map(Result::value).map(values::get).toList());
  }

  private int apply(Instruction.Apply apply) {
    PointwiseFunction function = apply.function();
    DType type = types.get(apply.arguments().getLast());
    int a = argument(apply, 0);
    int b = function.arity() > 1 ? argument(apply, 1) : a;
    if (type == DType.F64 && isCalled(function)) {
      return inDouble(function, a, b);
    }
    return switch (function) {
      case ADD -> wrapped(type, lanes.plus(a, b));
      case SUBTRACT -> wrapped(type, lanes.minus(a, b));
      case MULTIPLY -> wrapped(type, lanes.times(a, b));
      case DIVIDE -> lanes.over(a, b);
      case MINIMUM -> lanes.minimum(a, b);
      case MAXIMUM -> lanes.maximum(a, b);
      case NEGATE -> wrapped(type, lanes.negate(a));
      case ABSOLUTE -> lanes.absolute(a);
      case SIGN -> sign(a);
      case SQRT -> lanes.squareRoot(a);
      case EQUAL -> compare(type, Comparison.EQUAL, a, b);
      case NOT_EQUAL -> compare(type, Comparison.NOT_EQUAL, a, b);
      case LESS -> lanes.less(a, b);
      case LESS_OR_EQUAL -> lanes.compare(Comparison.LESS_OR_EQUAL, a, b);
      case GREATER -> lanes.greater(a, b);
      case GREATER_OR_EQUAL -> lanes.compare(Comparison.GREATER_OR_EQUAL, a, b);
      case AND -> lanes.and(a, b);
      case OR -> lanes.or(a, b);
      case XOR -> lanes.xor(a, b);
      case NOT -> lanes.not(a);
      case SELECT -> lanes.select(a, b, argument(apply, 2));
      case UNIFORM ->
          lanes.times(
              lanes.cast(Conversion.I32_TO_F32, lanes.shiftRightUnsigned(a, 8)),
              lanes.f32(0x1p-24f));
      case EXP -> ExponentialLanes.exp(lanes, a);
      case EXPM1 -> ExponentialLanes.expm1(lanes, a);
      case TANH -> ExponentialLanes.tanh(lanes, a);
      case SIGMOID -> ExponentialLanes.sigmoid(lanes, a);
      case ERF -> ExponentialLanes.erf(lanes, a);
      case LOG -> LogarithmLanes.log(lanes, a);
      case LOG1P -> LogarithmLanes.log1p(lanes, a);
      case SIN -> TrigonometryLanes.sin(lanes, a);
      case COS -> TrigonometryLanes.cos(lanes, a);
      case POWER -> PowerLanes.power(lanes, a, b);
      case FLOOR -> floor(a);
    };
  }

  private int argument(Instruction.Apply apply, int at) {
    return values.get(apply.arguments().get(at));
  }

  private static boolean isCalled(PointwiseFunction function) {
    return function.kind() == PointwiseFunction.Kind.FLOATING && function != PointwiseFunction.SQRT;
  }

  private int inDouble(PointwiseFunction function, int x, int y) {
    return function.arity() == 1
        ? lanes.call(function.label(), x)
        : lanes.call(function.label(), x, y);
  }

  /** u8 arithmetic keeps the low eight bits. */
  private int wrapped(DType type, int value) {
    return type == DType.U8 ? lanes.and(value, lanes.i32(0xff)) : value;
  }

  private int compare(DType type, Comparison comparison, int a, int b) {
    if (type != DType.BOOL) {
      return lanes.compare(comparison, a, b);
    }
    int differ = lanes.xor(a, b);
    return comparison == Comparison.EQUAL ? lanes.not(differ) : differ;
  }

  private int sign(int x) {
    int zero = lanes.like(x, 0);
    int notPositive = lanes.select(lanes.less(x, zero), lanes.like(x, -1), x);
    return lanes.select(lanes.greater(x, zero), lanes.like(x, 1), notPositive);
  }

  /** Through i32, which holds every f32 that has a fraction. */
  private int floor(int x) {
    int cut = lanes.cast(Conversion.I32_TO_F32, lanes.cast(Conversion.F32_TO_I32, x));
    int below = lanes.minus(cut, lanes.f32(1));
    int value = lanes.withSign(lanes.select(lanes.greater(cut, x), below, cut), x);
    return lanes.select(lanes.less(lanes.absolute(x), lanes.f32(0x1p23f)), value, x);
  }

  private int convert(int value, DType from, DType to) {
    if (from == to) {
      return value;
    }
    LaneType target = LaneType.of(to);
    if (from == DType.BOOL) {
      return lanes.select(value, lanes.constant(target, 1), lanes.constant(target, 0));
    }
    return switch (to) {
      case BOOL -> lanes.compare(Comparison.NOT_EQUAL, value, lanes.like(value, 0));
      case F32 ->
          lanes.cast(from == DType.F64 ? Conversion.F64_TO_F32 : Conversion.I32_TO_F32, value);
      case F64 ->
          lanes.cast(from == DType.F32 ? Conversion.F32_TO_F64 : Conversion.I32_TO_F64, value);
      case I32 -> toInt(value, from);
      case U8 -> lanes.maximum(lanes.minimum(toInt(value, from), lanes.i32(255)), lanes.i32(0));
    };
  }

  private int toInt(int value, DType from) {
    return switch (from) {
      case F32 -> lanes.cast(Conversion.F32_TO_I32, value);
      case F64 -> lanes.cast(Conversion.F64_TO_I32, value);
      case I32, U8, BOOL -> value;
    };
  }
}
