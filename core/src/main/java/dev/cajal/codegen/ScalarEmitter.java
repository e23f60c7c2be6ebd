package dev.cajal.codegen;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.cajal.codegen.lane.DoubleFunctions;
import dev.cajal.codegen.lane.LaneCode;
import dev.cajal.codegen.lane.LaneOp;
import dev.cajal.codegen.lane.LaneType;
import dev.cajal.codegen.lane.LoopEmitter;
import dev.cajal.codegen.lane.RareFunction;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Result;
import dev.cajal.op.Reduction;
import dev.cajal.shape.DType;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;

/** Writes the scalar form: one column at a time, a loop that C2 compiles at once. */
final class ScalarEmitter extends LoopEmitter {
  private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
  private static final ClassDesc FLOAT = Float.class.describeConstable().orElseThrow();
  private static final ClassDesc DOUBLE_FUNCTIONS =
      DoubleFunctions.class.describeConstable().orElseThrow();
  private static final ClassDesc RARE = RareFunction.class.describeConstable().orElseThrow();

  ScalarEmitter(LoopProgram program, LaneCode code) {
    super(program, code);
  }

  @Override
  protected int step() {
    return 1;
  }

  @Override
  protected void writeColumns() {
    boolean stores = !program.reducesColumns() && !program.reducesRows();
    if (stores
        && countOfNeighbours() > 1
        && columnOperations().stream().allMatch(ScalarEmitter::isVectorisedByC2)) {
      writeColumnsByIndex();
    } else {
      super.writeColumns();
    }
  }

  private static boolean isVectorisedByC2(LaneOp operation) {
    return switch (operation) {
      case LaneOp.Load load -> load.dtype() != DType.U8 && load.dtype() != DType.BOOL;
      case LaneOp.Unary _, LaneOp.Binary _, LaneOp.Shift _, LaneOp.Fma _ -> true;
      case LaneOp.Constant _, LaneOp.Literal _ -> true;
      case LaneOp.Address _, LaneOp.Compare _, LaneOp.Select _, LaneOp.Cast _ -> false;
      case LaneOp.Call _, LaneOp.Rescue _ -> false;
    };
  }

  @Override
  protected TypeKind kind(LaneType type) {
    return switch (type) {
      case F32 -> TypeKind.FLOAT;
      case F64 -> TypeKind.DOUBLE;
      case I32, BOOL -> TypeKind.INT;
    };
  }

  @Override
  protected boolean isInline(LaneOp operation) {
    return operation instanceof LaneOp.Constant;
  }

  private void push(int at) {
    LaneOp operation = code.operations().get(at);
    if (isInline(operation)) {
      writeOperation(operation);
    } else {
      writeLocal(at);
    }
  }

  @Override
  protected void writeOperation(LaneOp operation) {
    boolean branches = operation instanceof LaneOp.Select || operation instanceof LaneOp.Rescue;
    if (!branches) {
      operation.reads().forEach(this::push);
    }
    switch (operation) {
      case LaneOp.Constant op -> constant(op);
      case LaneOp.Literal op -> literal(op);
      case LaneOp.Load op -> load(op);
      case LaneOp.Address op -> writeAddress(op.operand());
      case LaneOp.Unary op -> unary(op);
      case LaneOp.Binary op -> binary(op.function(), op.type());
      case LaneOp.Shift op -> shift(op);
      case LaneOp.Fma op -> math("fma", op.type(), 3);
      case LaneOp.Compare op -> compare(op);
      case LaneOp.Select op -> select(op);
      case LaneOp.Cast op -> cast(op.conversion());
      case LaneOp.Call op ->
          out.invokestatic(DOUBLE_FUNCTIONS, op.name(), same(CD_double, op.arguments().size()));
      case LaneOp.Rescue op -> rescue(op);
    }
  }

  private void constant(LaneOp.Constant op) {
    switch (op.type()) {
      case F32 -> out.loadConstant(Float.intBitsToFloat((int) op.bits()));
      case F64 -> out.loadConstant(Double.longBitsToDouble(op.bits()));
      case I32, BOOL -> out.loadConstant((int) op.bits());
    }
  }

  private void literal(LaneOp.Literal op) {
    writeLiteral(op.index());
    switch (op.type()) {
      case F32 -> out.d2f();
      case F64 -> {}
      case I32 -> out.d2i();
      case BOOL -> {
        out.dconst_0().dcmpl();
        truth(Opcode.IFNE);
      }
    }
  }

  private void load(LaneOp.Load op) {
    writeOperandArray(op.operand());
    writeAddress(op.operand());
    switch (op.dtype()) {
      case F32 -> out.faload();
      case F64 -> out.daload();
      case I32 -> out.iaload();
      case U8 -> out.baload().loadConstant(0xff).iand();
      case BOOL -> out.baload();
    }
  }

  private void unary(LaneOp.Unary op) {
    switch (op.function()) {
      case NEGATE -> operator(op.type(), Opcode.FNEG, Opcode.DNEG, Opcode.INEG);
      case ABSOLUTE -> math("abs", op.type(), 1);
      case SQUARE_ROOT -> squareRoot(op.type());
      case NOT -> out.iconst_1().ixor();
    }
  }

  /** The root of an f32 in double, rounded, is the rounded root of the f32. */
  private void squareRoot(LaneType type) {
    if (type == LaneType.F64) {
      math("sqrt", type, 1);
    } else {
      out.f2d();
      math("sqrt", LaneType.F64, 1);
      out.d2f();
    }
  }

  private void binary(LaneOp.Function2 function, LaneType type) {
    switch (function) {
      case ADD -> operator(type, Opcode.FADD, Opcode.DADD, Opcode.IADD);
      case SUBTRACT -> operator(type, Opcode.FSUB, Opcode.DSUB, Opcode.ISUB);
      case MULTIPLY -> operator(type, Opcode.FMUL, Opcode.DMUL, Opcode.IMUL);
      case DIVIDE -> operator(type, Opcode.FDIV, Opcode.DDIV, Opcode.IDIV);
      case MINIMUM -> math("min", type, 2);
      case MAXIMUM -> math("max", type, 2);
      case AND -> out.iand();
      case OR -> out.ior();
      case XOR -> out.ixor();
    }
  }

  private void operator(LaneType type, Opcode ofFloat, Opcode ofDouble, Opcode ofInt) {
    out.with(
        OperatorInstruction.of(
            switch (type) {
              case F32 -> ofFloat;
              case F64 -> ofDouble;
              case I32, BOOL -> ofInt;
            }));
  }

  private void shift(LaneOp.Shift op) {
    out.loadConstant(op.distance());
    switch (op.direction()) {
      case LEFT -> out.ishl();
      case RIGHT -> out.ishr();
      case RIGHT_UNSIGNED -> out.iushr();
    }
  }

  private void compare(LaneOp.Compare op) {
    boolean lower =
        op.comparison() == LaneOp.Comparison.LESS
            || op.comparison() == LaneOp.Comparison.LESS_OR_EQUAL;
    // A comparison with NaN must fail, so the side to which NaN falls depends on its direction.
    switch (op.operands()) {
      case F32 -> out.with(OperatorInstruction.of(lower ? Opcode.FCMPG : Opcode.FCMPL));
      case F64 -> out.with(OperatorInstruction.of(lower ? Opcode.DCMPG : Opcode.DCMPL));
      case I32, BOOL -> {}
    }
    boolean ints = op.operands() == LaneType.I32;
    truth(
        switch (op.comparison()) {
          case EQUAL -> ints ? Opcode.IF_ICMPEQ : Opcode.IFEQ;
          case NOT_EQUAL -> ints ? Opcode.IF_ICMPNE : Opcode.IFNE;
          case LESS -> ints ? Opcode.IF_ICMPLT : Opcode.IFLT;
          case LESS_OR_EQUAL -> ints ? Opcode.IF_ICMPLE : Opcode.IFLE;
          case GREATER -> ints ? Opcode.IF_ICMPGT : Opcode.IFGT;
          case GREATER_OR_EQUAL -> ints ? Opcode.IF_ICMPGE : Opcode.IFGE;
        });
  }

  /** Leaves 1 if the branch is taken, else 0. */
  private void truth(Opcode branch) {
    Label taken = out.newLabel();
    Label end = out.newLabel();
    out.branch(branch, taken).iconst_0().goto_(end);
    out.labelBinding(taken).iconst_1().labelBinding(end);
  }

  private void select(LaneOp.Select op) {
    Label other = out.newLabel();
    Label end = out.newLabel();
    push(op.condition());
    out.ifeq(other);
    push(op.a());
    out.goto_(end).labelBinding(other);
    push(op.b());
    out.labelBinding(end);
  }

  private void cast(LaneOp.Conversion conversion) {
    switch (conversion) {
      case F32_TO_I32 -> out.f2i();
      case I32_TO_F32 -> out.i2f();
      case F32_BITS_TO_I32 ->
          out.invokestatic(FLOAT, "floatToRawIntBits", MethodTypeDesc.of(CD_int, CD_float));
      case I32_BITS_TO_F32 ->
          out.invokestatic(FLOAT, "intBitsToFloat", MethodTypeDesc.of(CD_float, CD_int));
      case F64_TO_I32 -> out.d2i();
      case I32_TO_F64 -> out.i2d();
      case F32_TO_F64 -> out.f2d();
      case F64_TO_F32 -> out.d2f();
    }
  }

  private void rescue(LaneOp.Rescue op) {
    Label usual = out.newLabel();
    Label end = out.newLabel();
    push(op.rare());
    out.ifeq(usual).getstatic(RARE, op.function().name(), RARE);
    push(op.x());
    push(op.y());
    out.invokevirtual(RARE, "apply", same(CD_float, 2)).goto_(end).labelBinding(usual);
    push(op.usual());
    out.labelBinding(end);
  }

  private void math(String name, LaneType type, int arity) {
    ClassDesc of =
        switch (type) {
          case F32 -> CD_float;
          case F64 -> CD_double;
          case I32, BOOL -> CD_int;
        };
    out.invokestatic(MATH, name, same(of, arity));
  }

  private static MethodTypeDesc same(ClassDesc type, int arity) {
    return MethodTypeDesc.of(type, Collections.nCopies(arity, type));
  }

  @Override
  protected void writeResult(int index, Result result, int value) {
    DType type = resultType(index);
    switch (result) {
      case Result.Store _ -> {
        writeResultPlace(index);
        push(value);
      }
      case Result.ReduceColumns reduced -> {
        writeLanePlace(index);
        combine(reduced.reduction(), type, value);
      }
      case Result.ReduceRows reduced -> {
        writeResultPlace(index);
        combine(reduced.reduction(), type, value);
      }
    }
    switch (type) {
      case F32 -> out.fastore();
      case F64 -> out.dastore();
      case I32 -> out.iastore();
      case U8, BOOL -> out.bastore();
    }
  }

  /** The array and index on the stack become array, index and combined value. */
  private void combine(Reduction reduction, DType type, int value) {
    out.dup2();
    switch (type) {
      case F32 -> out.faload();
      case F64 -> out.daload();
      case I32 -> out.iaload();
      case U8, BOOL -> throw new IllegalStateException(type.label() + " is not reduced");
    }
    push(value);
    binary(combination(reduction), LaneType.of(type));
  }
}
