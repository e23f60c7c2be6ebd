package dev.cajal.kernel.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.cajal.kernel.GeneratedClass;
import dev.cajal.kernel.vector.VectorClasses.Kind;
import dev.cajal.shape.DType;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;

/**
 * Writes the bytecode of a {@link Tile}: Vector API calls, unrolled over its rows and vectors.
 *
 * <p>Generated rather than written by hand because C2 keeps the accumulators in registers only if
 * each is a local variable, and every machine wants another number of them.
 */
final class TileGenerator {
  private static final ClassDesc TILE = Tile.class.describeConstable().orElseThrow();
  private static final ClassDesc VECTOR = ClassDesc.of("jdk.incubator.vector.Vector");
  private static final ClassDesc SPECIES = ClassDesc.of("jdk.incubator.vector.VectorSpecies");
  private static final ClassDesc FLOATS = ClassDesc.of("jdk.incubator.vector.FloatVector");
  private static final ClassDesc DOUBLES = ClassDesc.of("jdk.incubator.vector.DoubleVector");

  // Parameters of Tile.run, then local variables.
  private static final int DEPTH = 1;
  private static final int LINES = 2;
  private static final int A = 3;
  private static final int A_START = 4;
  private static final int A_ROW_STRIDE = 5;
  private static final int B = 6;
  private static final int B_START = 7;
  private static final int B_STEP = 8;
  private static final int C = 9;
  private static final int C_START = 10;
  private static final int C_ROW_STRIDE = 11;
  private static final int FIRST = 12;
  private static final int P = 13;
  private static final int C_ROW = 14;
  private static final int LINE = 15;
  private static final int LINE_START = 16;
  private static final int LEFT = 17;
  private static final int RIGHT = 18;

  private final TileShape shape;
  private final boolean floats;
  private final ClassDesc vector;
  private final ClassDesc array;
  private final int accumulators;
  private final int rowStarts;

  private TileGenerator(TileShape shape) {
    this.shape = shape;
    floats = shape.dtype() == DType.F32;
    vector = floats ? FLOATS : DOUBLES;
    array = (floats ? CD_float : CD_double).arrayType();
    accumulators = RIGHT + shape.vectors();
    rowStarts = accumulators + shape.rows() * shape.vectors();
  }

  static Tile generate(TileShape shape) {
    return GeneratedClass.define(
        MethodHandles.lookup(), new TileGenerator(shape).bytes(), Tile.class);
  }

  private byte[] bytes() {
    String name =
        "MatMulTile"
            + shape.dtype()
            + "x"
            + shape.bits()
            + "_"
            + shape.rows()
            + "x"
            + shape.vectors()
            + shape.left();
    return ClassFile.of()
        .build(
            ClassDesc.of(TileGenerator.class.getPackageName(), name),
            type -> {
              GeneratedClass.writeShell(type, TILE);
              type.withMethodBody(
                  "run",
                  MethodTypeDesc.of(
                      CD_void,
                      CD_int,
                      CD_int.arrayType(),
                      CD_Object,
                      CD_int,
                      CD_int,
                      CD_Object,
                      CD_int,
                      CD_int,
                      CD_Object,
                      CD_int,
                      CD_int,
                      CD_boolean),
                  ClassFile.ACC_PUBLIC,
                  this::run);
            });
  }

  private void run(CodeBuilder code) {
    Label work = code.newLabel();
    GeneratedClass.writeIdleTurns(code, DEPTH);
    code.iload(DEPTH).ifne(work).return_().labelBinding(work);
    code.aload(A).checkcast(array).astore(A);
    code.aload(B).checkcast(array).astore(B);
    code.aload(C).checkcast(array).astore(C);
    Label resume = code.newLabel();
    Label loop = code.newLabel();
    Label end = code.newLabel();
    Label started = code.newLabel();
    code.iload(FIRST).ifeq(resume);
    zeroAccumulators(code);
    code.goto_(started);
    code.labelBinding(resume);
    loadAccumulators(code);
    code.labelBinding(started);
    if (shape.left() == TileShape.Left.ROWS) {
      startRows(code);
    }
    code.iconst_0().istore(P);
    code.labelBinding(loop);
    code.iload(P).iload(DEPTH).if_icmpge(end);
    step(code);
    code.iinc(P, 1).goto_(loop);
    code.labelBinding(end);
    storeAccumulators(code);
    code.return_();
  }

  private void startRows(CodeBuilder code) {
    for (int row = 0; row < shape.rows(); row++) {
      code.iload(A_START)
          .iload(A_ROW_STRIDE)
          .loadConstant(row)
          .imul()
          .iadd()
          .istore(rowStarts + row);
    }
  }

  private int accumulator(int row, int v) {
    return accumulators + row * shape.vectors() + v;
  }

  private void zeroAccumulators(CodeBuilder code) {
    for (int row = 0; row < shape.rows(); row++) {
      for (int v = 0; v < shape.vectors(); v++) {
        species(code);
        code.invokestatic(vector, "zero", MethodTypeDesc.of(vector, SPECIES));
        code.astore(accumulator(row, v));
      }
    }
  }

  private void loadAccumulators(CodeBuilder code) {
    code.iload(C_START).istore(C_ROW);
    for (int row = 0; row < shape.rows(); row++) {
      for (int v = 0; v < shape.vectors(); v++) {
        species(code);
        code.aload(C).iload(C_ROW).loadConstant(v * shape.lanes()).iadd();
        code.invokestatic(vector, "fromArray", MethodTypeDesc.of(vector, SPECIES, array, CD_int));
        code.astore(accumulator(row, v));
      }
      code.iload(C_ROW).iload(C_ROW_STRIDE).iadd().istore(C_ROW);
    }
  }

  private void storeAccumulators(CodeBuilder code) {
    code.iload(C_START).istore(C_ROW);
    for (int row = 0; row < shape.rows(); row++) {
      for (int v = 0; v < shape.vectors(); v++) {
        exact(code.aload(accumulator(row, v)));
        code.aload(C).iload(C_ROW).loadConstant(v * shape.lanes()).iadd();
        code.invokevirtual(vector, "intoArray", MethodTypeDesc.of(CD_void, array, CD_int));
      }
      code.iload(C_ROW).iload(C_ROW_STRIDE).iadd().istore(C_ROW);
    }
  }

  private void step(CodeBuilder code) {
    boolean listed = shape.left() == TileShape.Left.LISTED;
    if (listed) {
      code.aload(LINES).iload(P).iaload().istore(LINE);
      code.iload(LINE).iload(B_STEP).imul().iload(B_START).iadd().istore(LINE_START);
    }
    for (int v = 0; v < shape.vectors(); v++) {
      species(code);
      code.aload(B).iload(listed ? LINE_START : B_START);
      if (shape.packedStep()) {
        code.iload(P).loadConstant(shape.width()).imul().iadd();
      }
      code.loadConstant(v * shape.lanes()).iadd();
      code.invokestatic(vector, "fromArray", MethodTypeDesc.of(vector, SPECIES, array, CD_int));
      code.astore(RIGHT + v);
    }
    if (!shape.packedStep() && !listed) {
      code.iload(B_START).iload(B_STEP).iadd().istore(B_START);
    }
    for (int row = 0; row < shape.rows(); row++) {
      species(code);
      code.aload(A);
      switch (shape.left()) {
        case PACKED ->
            code.iload(A_START)
                .iload(P)
                .loadConstant(shape.rows())
                .imul()
                .iadd()
                .loadConstant(row)
                .iadd();
        case ROWS -> code.iload(rowStarts + row).iload(P).iadd();
        case LISTED -> code.iload(A_START).iload(LINE).iadd();
      }
      if (floats) {
        code.faload();
      } else {
        code.daload();
      }
      code.invokestatic(
          vector, "broadcast", MethodTypeDesc.of(vector, SPECIES, floats ? CD_float : CD_double));
      code.astore(LEFT);
      for (int v = 0; v < shape.vectors(); v++) {
        exact(code.aload(LEFT));
        exact(code.aload(RIGHT + v));
        exact(code.aload(accumulator(row, v)));
        code.invokevirtual(vector, "fma", MethodTypeDesc.of(vector, VECTOR, VECTOR));
        code.astore(accumulator(row, v));
      }
    }
  }

  private void exact(CodeBuilder code) {
    VectorClasses.writeCast(code, floats ? Kind.FLOATS : Kind.DOUBLES, shape.bits());
  }

  private void species(CodeBuilder code) {
    code.getstatic(vector, "SPECIES_" + shape.bits(), SPECIES);
  }
}
