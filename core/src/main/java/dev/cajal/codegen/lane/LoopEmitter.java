package dev.cajal.codegen.lane;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.cajal.fuse.loop.ColumnStride;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Result;
import dev.cajal.kernel.LaneScratch;
import dev.cajal.kernel.LoopKernel;
import dev.cajal.op.Reduction;
import dev.cajal.shape.DType;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Writes the class of one loop: what the scalar and the vector form have in common.
 *
 * <p>The class has the form of {@link LoopKernel}: arrays and constants first, then rows, then
 * columns; each operation stands at the outermost of these three levels at which its operands are
 * known. Values live in local variables. Results that are reduced are combined with what is in the
 * lanes of the scratch, or in the result's array; who calls the class fills them with the identity
 * before and takes them after.
 */
public abstract class LoopEmitter {
  /** {@link LaneScratch} as the class file names it. */
  protected static final ClassDesc SCRATCH = LaneScratch.class.describeConstable().orElseThrow();

  private static final ClassDesc KERNEL = LoopKernel.class.describeConstable().orElseThrow();
  private static final ClassDesc OBJECTS = CD_Object.arrayType();
  private static final ClassDesc INTS = CD_int.arrayType();
  private static final ClassDesc DOUBLES = CD_double.arrayType();
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(CD_void, OBJECTS, INTS, DOUBLES, SCRATCH, CD_int, CD_int, CD_int, CD_int);
  private static final int FLAGS = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER;

  /** Where an operation stands. */
  private enum Level {
    RUN,
    ROW,
    COLUMN
  }

  /** The program. */
  protected final LoopProgram program;

  /** Its lane code. */
  protected final LaneCode code;

  /** Where code goes, set while the method is written. */
  protected CodeBuilder out;

  private final List<DType> types;
  private final Level[] levels;
  private final int[] values;
  private final int[] arrays;
  private final int[] bases;
  private final int[] strides;
  private final int[] lanes;
  private int row;
  private int column;

  /** An emitter of the given program, whose lane code is {@code code}. */
  protected LoopEmitter(LoopProgram program, LaneCode code) {
    this.program = program;
    this.code = code;
    this.types = program.types();
    this.levels = new Level[code.operations().size()];
    this.values = new int[code.operations().size()];
    this.arrays = new int[program.arrayCount()];
    this.bases = new int[program.arrayCount()];
    this.strides = new int[program.operands().size()];
    this.lanes = new int[program.results().size()];
    for (int at = 0; at < levels.length; at++) {
      levels[at] = level(code.operations().get(at));
    }
  }

  /** The class file of a {@link LoopKernel} with the given name. */
  public final byte[] emit(ClassDesc name) {
    return ClassFile.of()
        .build(
            name,
            shell -> {
              shell.withFlags(FLAGS);
              shell.withInterfaceSymbols(KERNEL);
              shell.withMethodBody(
                  INIT_NAME,
                  MTD_void,
                  ClassFile.ACC_PUBLIC,
                  body -> body.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
              shell.withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, this::writeRun);
            });
  }

  /** The number of columns that one turn of the column loop takes. */
  protected abstract int step();

  /** The kind of local variable that holds a value of the given type. */
  protected abstract TypeKind kind(LaneType type);

  /** Writes code that leaves the value of an operation on the stack. */
  protected abstract void writeOperation(LaneOp operation);

  /** Writes code that combines the array's element with a value, or stores it. */
  protected abstract void writeResult(int index, Result result, int value);

  /** Whether the operation's value is written where it is used instead of kept in a local. */
  protected abstract boolean isInline(LaneOp operation);

  private Level level(LaneOp operation) {
    Level level =
        switch (operation) {
          case LaneOp.Load load -> operandLevel(load.operand());
          case LaneOp.Address address -> operandLevel(address.operand());
          case LaneOp.Constant _, LaneOp.Literal _ -> Level.RUN;
          case LaneOp.Unary _, LaneOp.Binary _, LaneOp.Shift _, LaneOp.Fma _ -> Level.RUN;
          case LaneOp.Compare _, LaneOp.Select _, LaneOp.Cast _ -> Level.RUN;
          case LaneOp.Call _, LaneOp.Rescue _ -> Level.RUN;
        };
    for (int read : operation.reads()) {
      level = levels[read].compareTo(level) > 0 ? levels[read] : level;
    }
    return level;
  }

  private Level operandLevel(int operand) {
    return isSplat(operand) ? Level.ROW : Level.COLUMN;
  }

  /** Whether all columns of a row read the same element of the operand. */
  protected final boolean isSplat(int operand) {
    return program.operands().get(operand).stride() == ColumnStride.ZERO;
  }

  private void writeRun(CodeBuilder builder) {
    out = builder;
    writeArrays();
    writeLevel(Level.RUN);
    row = out.allocateLocal(TypeKind.INT);
    column = out.allocateLocal(TypeKind.INT);
    out.iload(out.parameterSlot(4)).istore(row);
    writeLoop(row, out.parameterSlot(5), 1, this::writeRow);
    out.return_();
  }

  private void writeRow() {
    for (int at = 0; at < bases.length; at++) {
      if (needsBase(at)) {
        writeBase(at);
      }
    }
    writeLevel(Level.ROW);
    out.iload(out.parameterSlot(6)).istore(column);
    writeLoop(column, out.parameterSlot(7), step(), this::writeColumn);
  }

  private void writeColumn() {
    writeLevel(Level.COLUMN);
    for (int at = 0; at < program.results().size(); at++) {
      writeResult(at, program.results().get(at), code.results().get(at));
    }
  }

  /** The counted loop that C2 likes best: the test at the top, one exit. */
  private void writeLoop(int counter, int limit, int step, Runnable body) {
    Label test = out.newBoundLabel();
    Label end = out.newLabel();
    out.iload(counter).iload(limit).if_icmpge(end);
    body.run();
    out.iinc(counter, step).goto_(test).labelBinding(end);
  }

  private void writeLevel(Level level) {
    for (int at = 0; at < levels.length; at++) {
      LaneOp operation = code.operations().get(at);
      if (levels[at] == level && !isInline(operation)) {
        values[at] = out.allocateLocal(kind(operation.type()));
        writeOperation(operation);
        out.storeLocal(kind(operation.type()), values[at]);
      }
    }
  }

  private void writeArrays() {
    for (int at = 0; at < arrays.length; at++) {
      if (needsArray(at)) {
        arrays[at] = out.allocateLocal(TypeKind.REFERENCE);
        out.aload(out.parameterSlot(0)).loadConstant(at).aaload();
        out.checkcast(arrayType(dtype(at))).astore(arrays[at]);
      }
      if (needsBase(at)) {
        bases[at] = out.allocateLocal(TypeKind.INT);
      }
    }
    for (int at = 0; at < strides.length; at++) {
      if (needsBase(at) && !isSplat(at)) {
        strides[at] = out.allocateLocal(TypeKind.INT);
        writeLayout(at, 2);
        out.istore(strides[at]);
      }
    }
    for (int at = 0; at < lanes.length; at++) {
      if (program.results().get(at) instanceof Result.ReduceColumns reduced) {
        writeLanes(at, types.get(reduced.value()));
      }
    }
  }

  private void writeLanes(int result, DType type) {
    lanes[result] = out.allocateLocal(TypeKind.REFERENCE);
    String name = type == DType.F32 ? "floats" : type == DType.F64 ? "doubles" : "ints";
    out.aload(out.parameterSlot(3)).loadConstant(lanes.length);
    out.invokevirtual(SCRATCH, name, MethodTypeDesc.of(arrayType(type), CD_int));
    out.astore(lanes[result]);
  }

  private boolean needsArray(int at) {
    if (at >= program.operands().size()) {
      return !(result(at) instanceof Result.ReduceColumns);
    }
    return code.operations().contains(new LaneOp.Load(dtype(at), at));
  }

  private boolean needsBase(int at) {
    return needsArray(at)
        || (at < program.operands().size() && code.operations().contains(new LaneOp.Address(at)));
  }

  private Result result(int array) {
    return program.results().get(array - program.operands().size());
  }

  private DType dtype(int array) {
    return array < program.operands().size() ? types.get(array) : types.get(result(array).value());
  }

  private void writeBase(int array) {
    writeLayout(array, 0);
    if (array < program.operands().size() || result(array) instanceof Result.Store) {
      writeLayout(array, 1);
      out.iload(row).imul().iadd();
    }
    out.istore(bases[array]);
  }

  private void writeLayout(int array, int part) {
    out.aload(out.parameterSlot(1)).loadConstant(3 * array + part).iaload();
  }

  /** Leaves literal {@code index} on the stack, as a double. */
  protected final void writeLiteral(int index) {
    out.aload(out.parameterSlot(2)).loadConstant(index).daload();
  }

  /** Leaves the value of the operation at a position, kept in a local, on the stack. */
  protected final void writeLocal(int at) {
    out.loadLocal(kind(code.operations().get(at).type()), values[at]);
  }

  /** Leaves an operand's array on the stack. */
  protected final void writeOperandArray(int operand) {
    out.aload(arrays[operand]);
  }

  /** Leaves a result's array, and its index at this column, on the stack. */
  protected final void writeResultPlace(int result) {
    int array = program.operands().size() + result;
    out.aload(arrays[array]).iload(bases[array]).iload(column).iadd();
  }

  /** Leaves the lanes of a result, and the index of this column's lane, on the stack. */
  protected final void writeLanePlace(int result) {
    out.aload(lanes[result]).iload(column).loadConstant(LaneScratch.LANES - 1).iand();
    if (result > 0) {
      out.loadConstant(result * LaneScratch.LANES).iadd();
    }
  }

  /** Leaves an operand's address at this row and column on the stack. */
  protected final void writeAddress(int operand) {
    out.iload(bases[operand]);
    switch (program.operands().get(operand).stride()) {
      case ZERO -> {}
      case ONE -> out.iload(column).iadd();
      case ANY -> out.iload(column).iload(strides[operand]).imul().iadd();
    }
  }

  /** Leaves an operand's column stride on the stack. */
  protected final void writeStride(int operand) {
    out.iload(strides[operand]);
  }

  /** Leaves the scratch on the stack. */
  protected final void writeScratch() {
    out.aload(out.parameterSlot(3));
  }

  /** The element type of a result. */
  protected final DType resultType(int result) {
    return types.get(program.results().get(result).value());
  }

  /** The function that a reduction repeats. */
  protected static LaneOp.Function2 combination(Reduction reduction) {
    return switch (reduction) {
      case SUM -> LaneOp.Function2.ADD;
      case PRODUCT -> LaneOp.Function2.MULTIPLY;
      case MAXIMUM -> LaneOp.Function2.MAXIMUM;
      case MINIMUM -> LaneOp.Function2.MINIMUM;
    };
  }

  /** The class of the arrays that hold a type. */
  protected static ClassDesc arrayType(DType dtype) {
    return ClassDesc.ofDescriptor(
        switch (dtype) {
          case F32 -> "[F";
          case F64 -> "[D";
          case I32 -> "[I";
          case U8 -> "[B";
          case BOOL -> "[Z";
        });
  }
}
