package dev.cajal.codegen;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.cajal.kernel.LaneScratch;
import dev.cajal.op.Reduction;
import dev.cajal.shape.DType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

/**
 * Writes the two ends of one reduction over columns whose number is known: what {@link LaneFold}
 * does, with the tree written out.
 *
 * @param reduction what the tree does
 * @param dtype f32 or i32
 * @param index which lanes of the scratch
 * @param count how many sets of lanes the scratch has
 * @param width how many lanes may hold more than the identity: a power of two
 */
record FoldEmitter(Reduction reduction, DType dtype, int index, int count, int width) {
  private static final ClassDesc SCRATCH = LaneScratch.class.describeConstable().orElseThrow();
  private static final ClassDesc ARRAYS = Arrays.class.describeConstable().orElseThrow();
  private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();

  /** Checks the type. */
  FoldEmitter {
    if (dtype != DType.F32 && dtype != DType.I32) {
      throw LaneFold.notReduced(dtype);
    }
  }

  private boolean floats() {
    return dtype == DType.F32;
  }

  private ClassDesc element() {
    return floats() ? CD_float : CD_int;
  }

  /** Takes the lanes of a scratch into a new local. */
  int writeLanes(CodeBuilder out, int scratch) {
    int lanes = out.allocateLocal(TypeKind.REFERENCE);
    out.aload(scratch).loadConstant(count * LaneScratch.ROWS);
    MethodTypeDesc type = MethodTypeDesc.of(element().arrayType(), CD_int);
    out.invokevirtual(SCRATCH, floats() ? "floats" : "ints", type).astore(lanes);
    return lanes;
  }

  /** Fills the lanes of a row with the identity. */
  void writeClear(CodeBuilder out, int lanes, int row) {
    out.aload(lanes);
    writePlace(out, row, 0);
    writePlace(out, row, width);
    writeIdentity(out, reduction, dtype);
    ClassDesc array = element().arrayType();
    out.invokestatic(ARRAYS, "fill", MethodTypeDesc.of(CD_void, array, CD_int, CD_int, element()));
  }

  /** Leaves the identity of a reduction. */
  static void writeIdentity(CodeBuilder out, Reduction reduction, DType dtype) {
    switch (dtype) {
      case F32 -> out.loadConstant((float) reduction.floatingIdentity());
      case I32 -> out.loadConstant(reduction.integerIdentity());
      case F64, U8, BOOL -> throw LaneFold.notReduced(dtype);
    }
  }

  /** Puts what the lanes of a row come to into the array and index on the stack. */
  void writeStore(CodeBuilder out, int lanes, int row) {
    writeTree(out, lanes, row, 0, 1);
    if (floats()) {
      out.fastore();
    } else {
      out.iastore();
    }
  }

  /** Leaves a lane after it has taken the lanes half, quarter … down to {@code half} after it. */
  private void writeTree(CodeBuilder out, int lanes, int row, int lane, int half) {
    if (half == width) {
      out.aload(lanes);
      writePlace(out, row, lane);
      if (floats()) {
        out.faload();
      } else {
        out.iaload();
      }
      return;
    }
    writeTree(out, lanes, row, lane, 2 * half);
    writeTree(out, lanes, row, lane + half, 2 * half);
    switch (reduction) {
      case SUM -> {
        if (floats()) {
          out.fadd();
        } else {
          out.iadd();
        }
      }
      case PRODUCT -> {
        if (floats()) {
          out.fmul();
        } else {
          out.imul();
        }
      }
      case MAXIMUM -> out.invokestatic(MATH, "max", same());
      case MINIMUM -> out.invokestatic(MATH, "min", same());
    }
  }

  private MethodTypeDesc same() {
    return MethodTypeDesc.of(element(), element(), element());
  }

  private void writePlace(CodeBuilder out, int row, int lane) {
    out.iload(row).loadConstant(count * LaneScratch.LANES).imul();
    out.loadConstant(index * LaneScratch.LANES + lane).iadd();
  }
}
