package dev.cajal.codegen.vector;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

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
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Writes the vector form: f32 and i32 lanes of one width as vectors, bool lanes as masks of the f32
 * species.
 */
final class VectorEmitter extends LoopEmitter {
  private static final String PACKAGE = "jdk.incubator.vector";
  private static final ClassDesc VECTOR = ClassDesc.of(PACKAGE, "Vector");
  private static final ClassDesc FLOATS = ClassDesc.of(PACKAGE, "FloatVector");
  private static final ClassDesc INTS = ClassDesc.of(PACKAGE, "IntVector");
  private static final ClassDesc MASK = ClassDesc.of(PACKAGE, "VectorMask");
  private static final ClassDesc SPECIES = ClassDesc.of(PACKAGE, "VectorSpecies");
  private static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE, "VectorOperators");
  private static final ClassDesc BINARY = OPERATORS.nested("Binary");
  private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
  private static final ClassDesc CONVERSION = OPERATORS.nested("Conversion");
  private static final ClassDesc RARE = RareFunction.class.describeConstable().orElseThrow();

  private final int bits;
  private final int width;

  VectorEmitter(LoopProgram program, LaneCode code, int bits) {
    super(program, code);
    this.bits = bits;
    this.width = bits / Float.SIZE;
  }

  @Override
  protected int step() {
    return width;
  }

  @Override
  protected TypeKind kind(LaneType type) {
    return TypeKind.REFERENCE;
  }

  @Override
  protected boolean isInline(LaneOp operation) {
    return false;
  }

  @Override
  protected void writeOperation(LaneOp operation) {
    switch (operation) {
      case LaneOp.Constant op -> constant(op);
      case LaneOp.Literal op -> literal(op);
      case LaneOp.Load op -> load(op);
      case LaneOp.Address op -> address(op);
      case LaneOp.Unary op -> {
        writeLocal(op.a());
        unary(op);
      }
      case LaneOp.Binary op -> {
        writeLocal(op.a());
        writeLocal(op.b());
        binary(op.function(), op.type());
      }
      case LaneOp.Shift op -> shift(op);
      case LaneOp.Fma op -> {
        writeLocal(op.a());
        writeLocal(op.b());
        writeLocal(op.c());
        out.invokevirtual(FLOATS, "fma", MethodTypeDesc.of(FLOATS, VECTOR, VECTOR));
      }
      case LaneOp.Compare op -> compare(op);
      case LaneOp.Select op -> select(op);
      case LaneOp.Cast op -> cast(op);
      case LaneOp.Rescue op -> rescue(op);
      case LaneOp.Call op -> throw new IllegalStateException("f64 has no vector form: " + op);
    }
  }

  private void species(LaneType type) {
    out.getstatic(vector(type), "SPECIES_" + bits, SPECIES);
  }

  private static ClassDesc vector(LaneType type) {
    return switch (type) {
      case F32 -> FLOATS;
      case I32 -> INTS;
      case BOOL -> FLOATS;
      case F64 -> throw new IllegalStateException("f64 has no vector form");
    };
  }

  private void constant(LaneOp.Constant op) {
    species(op.type());
    switch (op.type()) {
      case F32 -> out.loadConstant(Float.intBitsToFloat((int) op.bits()));
      case I32, BOOL -> out.loadConstant((int) op.bits());
      case F64 -> throw new IllegalStateException("f64 has no vector form");
    }
    broadcast(op.type());
  }

  private void literal(LaneOp.Literal op) {
    species(op.type());
    writeLiteral(op.index());
    switch (op.type()) {
      case F32 -> out.d2f();
      case I32 -> out.d2i();
      case BOOL -> {
        Label zero = out.newLabel();
        Label end = out.newLabel();
        out.dconst_0().dcmpl().ifeq(zero).iconst_1().goto_(end);
        out.labelBinding(zero).iconst_0().labelBinding(end);
      }
      case F64 -> throw new IllegalStateException("f64 has no vector form");
    }
    broadcast(op.type());
  }

  /** The species and the number on the stack become a vector or mask. */
  private void broadcast(LaneType type) {
    switch (type) {
      case F32 ->
          out.invokestatic(FLOATS, "broadcast", MethodTypeDesc.of(FLOATS, SPECIES, CD_float));
      case I32 -> out.invokestatic(INTS, "broadcast", MethodTypeDesc.of(INTS, SPECIES, CD_int));
      case BOOL -> out.invokeinterface(SPECIES, "maskAll", MethodTypeDesc.of(MASK, CD_boolean));
      case F64 -> throw new IllegalStateException("f64 has no vector form");
    }
  }

  private void load(LaneOp.Load op) {
    LaneType type = op.type();
    species(type);
    writeOperandArray(op.operand());
    writeAddress(op.operand());
    if (isSplat(op.operand())) {
      switch (op.dtype()) {
        case F32 -> out.faload();
        case I32 -> out.iaload();
        case BOOL -> out.baload();
        case F64, U8 -> throw new IllegalStateException(op.dtype().label() + " has no vector form");
      }
      broadcast(type);
    } else if (type == LaneType.BOOL) {
      MethodTypeDesc from = MethodTypeDesc.of(MASK, SPECIES, arrayType(DType.BOOL), CD_int);
      out.invokestatic(MASK, "fromArray", from);
    } else {
      MethodTypeDesc from = MethodTypeDesc.of(vector(type), SPECIES, arrayType(op.dtype()), CD_int);
      out.invokestatic(vector(type), "fromArray", from);
    }
  }

  private void address(LaneOp.Address op) {
    species(LaneType.I32);
    writeAddress(op.operand());
    broadcast(LaneType.I32);
    if (!isSplat(op.operand())) {
      writeStride(op.operand());
      out.invokevirtual(INTS, "addIndex", MethodTypeDesc.of(INTS, CD_int));
    }
  }

  private void unary(LaneOp.Unary op) {
    ClassDesc type = vector(op.type());
    switch (op.function()) {
      case NEGATE -> out.invokevirtual(type, "neg", MethodTypeDesc.of(type));
      case ABSOLUTE -> out.invokevirtual(type, "abs", MethodTypeDesc.of(type));
      case SQUARE_ROOT -> out.invokevirtual(type, "sqrt", MethodTypeDesc.of(type));
      case NOT -> out.invokevirtual(MASK, "not", MethodTypeDesc.of(MASK));
    }
  }

  private void binary(LaneOp.Function2 function, LaneType type) {
    String name =
        switch (function) {
          case ADD -> "add";
          case SUBTRACT -> "sub";
          case MULTIPLY -> "mul";
          case DIVIDE -> "div";
          case MINIMUM -> "min";
          case MAXIMUM -> "max";
          case AND -> "and";
          case OR -> "or";
          case XOR -> "xor";
        };
    if (type == LaneType.BOOL) {
      out.invokevirtual(MASK, name, MethodTypeDesc.of(MASK, MASK));
    } else if (function == LaneOp.Function2.XOR) {
      out.getstatic(OPERATORS, "XOR", OPERATORS.nested("Associative")).swap();
      out.invokevirtual(
          type == LaneType.I32 ? INTS : FLOATS,
          "lanewise",
          MethodTypeDesc.of(vector(type), BINARY, VECTOR));
    } else {
      out.invokevirtual(vector(type), name, MethodTypeDesc.of(vector(type), VECTOR));
    }
  }

  private void shift(LaneOp.Shift op) {
    String name =
        switch (op.direction()) {
          case LEFT -> "LSHL";
          case RIGHT -> "ASHR";
          case RIGHT_UNSIGNED -> "LSHR";
        };
    writeLocal(op.a());
    out.getstatic(OPERATORS, name, BINARY).loadConstant(op.distance());
    out.invokevirtual(INTS, "lanewise", MethodTypeDesc.of(INTS, BINARY, CD_int));
  }

  private void compare(LaneOp.Compare op) {
    String name =
        switch (op.comparison()) {
          case EQUAL -> "EQ";
          case NOT_EQUAL -> "NE";
          case LESS -> "LT";
          case LESS_OR_EQUAL -> "LE";
          case GREATER -> "GT";
          case GREATER_OR_EQUAL -> "GE";
        };
    writeLocal(op.a());
    out.getstatic(OPERATORS, name, COMPARISON);
    writeLocal(op.b());
    out.invokevirtual(
        vector(op.operands()), "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
    if (op.operands() == LaneType.I32) {
      maskTo(LaneType.F32);
    }
  }

  private void maskTo(LaneType type) {
    species(type);
    out.invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
  }

  private void select(LaneOp.Select op) {
    if (op.type() == LaneType.BOOL) {
      writeLocal(op.condition());
      writeLocal(op.a());
      out.invokevirtual(MASK, "and", MethodTypeDesc.of(MASK, MASK));
      writeLocal(op.b());
      writeLocal(op.condition());
      out.invokevirtual(MASK, "andNot", MethodTypeDesc.of(MASK, MASK));
      out.invokevirtual(MASK, "or", MethodTypeDesc.of(MASK, MASK));
      return;
    }
    writeLocal(op.b());
    writeLocal(op.a());
    writeLocal(op.condition());
    if (op.type() == LaneType.I32) {
      maskTo(LaneType.I32);
    }
    ClassDesc type = vector(op.type());
    out.invokevirtual(type, "blend", MethodTypeDesc.of(type, VECTOR, MASK));
  }

  private void cast(LaneOp.Cast op) {
    writeLocal(op.a());
    switch (op.conversion()) {
      case F32_TO_I32 -> convert("F2I", INTS);
      case I32_TO_F32 -> convert("I2F", FLOATS);
      case F32_BITS_TO_I32 ->
          out.invokevirtual(VECTOR, "reinterpretAsInts", MethodTypeDesc.of(INTS));
      case I32_BITS_TO_F32 ->
          out.invokevirtual(VECTOR, "reinterpretAsFloats", MethodTypeDesc.of(FLOATS));
      case F64_TO_I32, I32_TO_F64, F32_TO_F64, F64_TO_F32 ->
          throw new IllegalStateException("f64 has no vector form");
    }
  }

  private void convert(String name, ClassDesc to) {
    out.getstatic(OPERATORS, name, CONVERSION).iconst_0();
    out.invokevirtual(VECTOR, "convert", MethodTypeDesc.of(VECTOR, CONVERSION, CD_int));
    out.checkcast(to);
  }

  /** Lanes that need more care go through memory, which is rare. */
  private void rescue(LaneOp.Rescue op) {
    Label usual = out.newLabel();
    Label end = out.newLabel();
    writeLocal(op.rare());
    out.invokevirtual(MASK, "anyTrue", MethodTypeDesc.of(CD_boolean)).ifeq(usual);
    spill(op.x(), 0);
    spill(op.y(), width);
    spill(op.usual(), 2 * width);
    out.getstatic(RARE, op.function().name(), RARE);
    rareArray();
    writeLocal(op.rare());
    out.invokevirtual(MASK, "toLong", MethodTypeDesc.of(CD_long)).loadConstant(width);
    out.invokevirtual(
        RARE, "rescue", MethodTypeDesc.of(CD_void, arrayType(DType.F32), CD_long, CD_int));
    species(LaneType.F32);
    rareArray();
    out.loadConstant(2 * width);
    out.invokestatic(
        FLOATS, "fromArray", MethodTypeDesc.of(FLOATS, SPECIES, arrayType(DType.F32), CD_int));
    out.goto_(end).labelBinding(usual);
    writeLocal(op.usual());
    out.labelBinding(end);
  }

  private void spill(int value, int at) {
    writeLocal(value);
    rareArray();
    out.loadConstant(at);
    out.invokevirtual(
        FLOATS, "intoArray", MethodTypeDesc.of(CD_void, arrayType(DType.F32), CD_int));
  }

  private void rareArray() {
    writeScratch();
    out.invokevirtual(SCRATCH, "rare", MethodTypeDesc.of(arrayType(DType.F32)));
  }

  @Override
  protected void writeResult(int index, Result result, int value) {
    DType dtype = resultType(index);
    LaneType type = LaneType.of(dtype);
    ClassDesc owner = type == LaneType.BOOL ? MASK : vector(type);
    switch (result) {
      case Result.Store _ -> {
        writeLocal(value);
        writeResultPlace(index);
      }
      case Result.ReduceColumns reduced -> {
        combine(type, dtype, reduced.reduction(), value, () -> writeLanePlace(index));
        writeLanePlace(index);
      }
      case Result.ReduceRows reduced -> {
        combine(type, dtype, reduced.reduction(), value, () -> writeResultPlace(index));
        writeResultPlace(index);
      }
    }
    out.invokevirtual(owner, "intoArray", MethodTypeDesc.of(CD_void, arrayType(dtype), CD_int));
  }

  private void combine(LaneType type, DType dtype, Reduction reduction, int value, Runnable place) {
    species(type);
    place.run();
    out.invokestatic(
        vector(type),
        "fromArray",
        MethodTypeDesc.of(vector(type), SPECIES, arrayType(dtype), CD_int));
    writeLocal(value);
    binary(combination(reduction), type);
  }
}
