package dev.cajal.codegen.vector;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.cajal.codegen.lane.LaneOp;
import dev.cajal.codegen.lane.LaneType;
import dev.cajal.kernel.vector.VectorClasses;
import dev.cajal.kernel.vector.VectorClasses.Kind;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Writes single calls of the Vector API, whose operands are on the stack; the one that is called
 * must be {@linkplain #exact exact}.
 *
 * @param out where they go
 * @param bits the width of vectors
 */
record VectorCode(CodeBuilder out, int bits) {
  static final ClassDesc VECTOR = named("Vector");
  static final ClassDesc FLOATS = named("FloatVector");
  static final ClassDesc INTS = named("IntVector");
  static final ClassDesc MASK = named("VectorMask");

  private static final ClassDesc SPECIES = named("VectorSpecies");
  private static final ClassDesc OPERATORS = named("VectorOperators");
  private static final ClassDesc BINARY = OPERATORS.nested("Binary");
  private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
  private static final ClassDesc CONVERSION = OPERATORS.nested("Conversion");

  private static ClassDesc named(String name) {
    return ClassDesc.of("jdk.incubator.vector", name);
  }

  /** The class of vectors of a type; a mask belongs to vectors of floats. */
  private static ClassDesc vector(LaneType type) {
    return switch (type) {
      case F32, BOOL -> FLOATS;
      case I32 -> INTS;
      case F64 -> throw noDoubles();
    };
  }

  static IllegalStateException noDoubles() {
    return new IllegalStateException("f64 has no vector form");
  }

  /** Leaves the species of a type. */
  void species(LaneType type) {
    out.getstatic(vector(type), "SPECIES_" + bits, SPECIES);
  }

  /** Says that the vector or mask on the stack has the width, before a call that needs to know. */
  void exact(LaneType type) {
    VectorClasses.writeCast(
        out,
        switch (type) {
          case F32 -> Kind.FLOATS;
          case I32 -> Kind.INTS;
          case BOOL -> Kind.FLOAT_MASKS;
          case F64 -> throw noDoubles();
        },
        bits);
  }

  /** The species and a number become a vector or mask. */
  void broadcast(LaneType type) {
    switch (type) {
      case F32 ->
          out.invokestatic(FLOATS, "broadcast", MethodTypeDesc.of(FLOATS, SPECIES, CD_float));
      case I32 -> out.invokestatic(INTS, "broadcast", MethodTypeDesc.of(INTS, SPECIES, CD_int));
      case BOOL -> out.invokeinterface(SPECIES, "maskAll", MethodTypeDesc.of(MASK, CD_boolean));
      case F64 -> throw noDoubles();
    }
  }

  /** The species, an array and an index become a vector or mask. */
  void load(LaneType type, ClassDesc array) {
    ClassDesc owner = type == LaneType.BOOL ? MASK : vector(type);
    out.invokestatic(owner, "fromArray", MethodTypeDesc.of(owner, SPECIES, array, CD_int));
  }

  /** A vector or mask, an array and an index are used up. */
  void store(LaneType type, ClassDesc array) {
    ClassDesc owner = type == LaneType.BOOL ? MASK : vector(type);
    out.invokevirtual(owner, "intoArray", MethodTypeDesc.of(CD_void, array, CD_int));
  }

  void unary(LaneOp.Function1 function, LaneType type) {
    ClassDesc owner = vector(type);
    switch (function) {
      case NEGATE -> out.invokevirtual(owner, "neg", MethodTypeDesc.of(owner));
      case ABSOLUTE -> out.invokevirtual(owner, "abs", MethodTypeDesc.of(owner));
      case SQUARE_ROOT -> out.invokevirtual(owner, "sqrt", MethodTypeDesc.of(owner));
      case NOT -> out.invokevirtual(MASK, "not", MethodTypeDesc.of(MASK));
    }
  }

  void binary(LaneOp.Function2 function, LaneType type) {
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
      out.invokevirtual(INTS, "lanewise", MethodTypeDesc.of(INTS, BINARY, VECTOR));
    } else {
      out.invokevirtual(vector(type), name, MethodTypeDesc.of(vector(type), VECTOR));
    }
  }

  void fma() {
    out.invokevirtual(FLOATS, "fma", MethodTypeDesc.of(FLOATS, VECTOR, VECTOR));
  }

  void shift(LaneOp.Direction direction, int distance) {
    String name =
        switch (direction) {
          case LEFT -> "LSHL";
          case RIGHT -> "ASHR";
          case RIGHT_UNSIGNED -> "LSHR";
        };
    out.getstatic(OPERATORS, name, BINARY).loadConstant(distance);
    out.invokevirtual(INTS, "lanewise", MethodTypeDesc.of(INTS, BINARY, CD_int));
  }

  void compare(LaneOp.Comparison comparison, LaneType type) {
    String name =
        switch (comparison) {
          case EQUAL -> "EQ";
          case NOT_EQUAL -> "NE";
          case LESS -> "LT";
          case LESS_OR_EQUAL -> "LE";
          case GREATER -> "GT";
          case GREATER_OR_EQUAL -> "GE";
        };
    out.getstatic(OPERATORS, name, COMPARISON).swap();
    out.invokevirtual(vector(type), "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
    if (type == LaneType.I32) {
      VectorClasses.writeCast(out, Kind.INT_MASKS, bits);
      maskTo(LaneType.F32);
    }
  }

  private void maskTo(LaneType type) {
    species(type);
    out.invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
  }

  /** The value elsewhere, the value where the mask is true, and the mask, become one value. */
  void blend(LaneType type) {
    if (type == LaneType.I32) {
      maskTo(LaneType.I32);
    }
    out.invokevirtual(vector(type), "blend", MethodTypeDesc.of(vector(type), VECTOR, MASK));
  }

  void cast(LaneOp.Conversion conversion) {
    switch (conversion) {
      case F32_TO_I32 -> convert("F2I", INTS);
      case I32_TO_F32 -> convert("I2F", FLOATS);
      case F32_BITS_TO_I32 ->
          out.invokevirtual(VECTOR, "reinterpretAsInts", MethodTypeDesc.of(INTS));
      case I32_BITS_TO_F32 ->
          out.invokevirtual(VECTOR, "reinterpretAsFloats", MethodTypeDesc.of(FLOATS));
      case F64_TO_I32, I32_TO_F64, F32_TO_F64, F64_TO_F32 -> throw noDoubles();
    }
  }

  private void convert(String name, ClassDesc to) {
    out.getstatic(OPERATORS, name, CONVERSION).iconst_0();
    out.invokevirtual(VECTOR, "convert", MethodTypeDesc.of(VECTOR, CONVERSION, CD_int));
    out.checkcast(to);
  }

  /** A vector of i32 and a step become the vector whose lane i is greater by i steps. */
  void addIndex() {
    out.invokevirtual(INTS, "addIndex", MethodTypeDesc.of(INTS, CD_int));
  }
}
