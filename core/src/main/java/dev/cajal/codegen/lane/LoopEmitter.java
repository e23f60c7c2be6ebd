package dev.cajal.codegen.lane;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.cajal.codegen.lane.LoopLayout.Level;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Result;
import dev.cajal.kernel.GeneratedClass;
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
import java.util.stream.IntStream;

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

  /** The program. */
  protected final LoopProgram program;

  /** Its lane code. */
  protected final LaneCode code;

  /** Where code goes, set while the method is written. */
  protected CodeBuilder out;

  private LoopFrame frame;
  private final List<DType> types;
  private final LoopLayout layout;
  private final int[] values;
  private final int[] arrays;
  private final int[] bases;
  private final int[] strides;
  private final int[] lanes;
  private int row;
  private int column;
  private int rowLanes;

  /** How many columns after the loop's the code being written is. */
  private int ahead;

  /** Where the index that all arrays of neighbours share is kept; −1 where each has its own. */
  private int sharedBase = -1;

  /** An emitter of the given program, whose lane code is {@code code}. */
  protected LoopEmitter(LoopProgram program, LaneCode code) {
    this.program = program;
    this.code = code;
    this.types = program.types();
    this.layout = new LoopLayout(program, code);
    this.values = new int[code.operations().size()];
    this.arrays = new int[program.arrayCount()];
    this.bases = new int[program.arrayCount()];
    this.strides = new int[program.operands().size()];
    this.lanes = new int[program.results().size()];
  }

  /** The class file of a {@link LoopKernel} with the given name. */
  public final byte[] emit(ClassDesc name) {
    return ClassFile.of()
        .build(
            name,
            shell -> {
              GeneratedClass.writeShell(shell, KERNEL);
              shell.withMethodBody(
                  "run", RUN, ClassFile.ACC_PUBLIC, body -> write(body, new KernelFrame()));
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

  /** Whether all columns of a row read the same element of the operand. */
  protected final boolean isSplat(int operand) {
    return layout.isSplat(operand);
  }

  /** Writes the whole body of a method that runs the loop; an emitter writes one. */
  public final void write(CodeBuilder builder, LoopFrame from) {
    out = builder;
    frame = from;
    frame.begin(out);
    writeArrays();
    writeLevel(Level.RUN);
    row = out.allocateLocal(TypeKind.INT);
    column = out.allocateLocal(TypeKind.INT);
    rowLanes = out.allocateLocal(TypeKind.INT);
    out.iload(frame.rowFrom(out)).istore(row);
    writeLoop(row, frame.rowTo(out), 1, this::writeRow);
    out.return_();
  }

  private void writeRow() {
    for (int at = 0; at < bases.length; at++) {
      if (layout.needsBase(at)) {
        writeBase(at);
      }
    }
    if (program.reducesColumns()) {
      out.iload(row).iload(frame.rowFrom(out)).isub();
      out.loadConstant(lanes.length * LaneScratch.LANES).imul().istore(rowLanes);
    }
    writeLevel(Level.ROW);
    out.iload(frame.columnFrom(out)).istore(column);
    writeColumns();
  }

  /** Writes the loop over the columns of a row. */
  protected void writeColumns() {
    writeColumnLoop(columnTo(), step(), () -> writeColumn(0));
  }

  /**
   * Writes the loop over columns twice: for a row in which all arrays of neighbours have the same
   * index, which lets C2 see that their elements do not overlap and use vectors, and for any other.
   */
  protected final void writeColumnsByIndex() {
    List<Integer> neighbours = layout.neighbours();
    Label apart = out.newLabel();
    Label end = out.newLabel();
    for (int at : neighbours.subList(1, neighbours.size())) {
      out.iload(bases[neighbours.getFirst()]).iload(bases[at]).if_icmpne(apart);
    }
    sharedBase = bases[neighbours.getFirst()];
    writeColumnLoop(columnTo(), step(), () -> writeColumn(0));
    sharedBase = -1;
    out.goto_(end).labelBinding(apart);
    writeColumnLoop(columnTo(), step(), () -> writeColumn(0));
    out.labelBinding(end);
  }

  /** The number of arrays that are read or written at neighbouring columns. */
  protected final int countOfNeighbours() {
    return layout.neighbours().size();
  }

  /** The operations that are computed anew for each column. */
  protected final List<LaneOp> columnOperations() {
    return IntStream.range(0, values.length)
        .filter(at -> layout.level(at) == Level.COLUMN)
        .mapToObj(code.operations()::get)
        .toList();
  }

  /** The local with the end of the columns. */
  protected final int columnTo() {
    return frame.columnTo(out);
  }

  /** Writes a loop that goes on from the column reached. */
  protected final void writeColumnLoop(int limit, int step, Runnable body) {
    writeLoop(column, limit, step, body);
  }

  /** Writes all that is done at one column, {@code ahead} after the loop's. */
  protected final void writeColumn(int ahead) {
    this.ahead = ahead;
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
    for (int at = 0; at < values.length; at++) {
      LaneOp operation = code.operations().get(at);
      if (layout.level(at) == level && !isInline(operation)) {
        values[at] = out.allocateLocal(kind(operation.type()));
        writeOperation(operation);
        out.storeLocal(kind(operation.type()), values[at]);
      }
    }
  }

  private void writeArrays() {
    for (int at = 0; at < arrays.length; at++) {
      if (layout.needsArray(at)) {
        arrays[at] = out.allocateLocal(TypeKind.REFERENCE);
        frame.array(out, at);
        out.checkcast(arrayType(layout.dtype(at))).astore(arrays[at]);
      }
      if (layout.needsBase(at)) {
        bases[at] = out.allocateLocal(TypeKind.INT);
      }
    }
    for (int at = 0; at < strides.length; at++) {
      if (layout.needsBase(at) && !isSplat(at)) {
        strides[at] = out.allocateLocal(TypeKind.INT);
        frame.layout(out, at, 2);
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
    writeScratch();
    out.loadConstant(lanes.length * LaneScratch.ROWS);
    out.invokevirtual(SCRATCH, name, MethodTypeDesc.of(arrayType(type), CD_int));
    out.astore(lanes[result]);
  }

  private void writeBase(int array) {
    frame.layout(out, array, 0);
    if (layout.hasRows(array)) {
      frame.layout(out, array, 1);
      out.iload(row).imul().iadd();
    }
    out.istore(bases[array]);
  }

  /** Leaves literal {@code index} on the stack, as a double. */
  protected final void writeLiteral(int index) {
    frame.literal(out, index);
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
    out.aload(arrays[array]);
    writeNeighbour(array);
  }

  private void writeNeighbour(int array) {
    out.iload(sharedBase < 0 ? bases[array] : sharedBase);
    writeColumnIndex();
    out.iadd();
  }

  private void writeColumnIndex() {
    out.iload(column);
    if (ahead > 0) {
      out.loadConstant(ahead).iadd();
    }
  }

  /** Leaves the lanes of a result, and the index of this column's lane, on the stack. */
  protected final void writeLanePlace(int result) {
    writeLanePlace(result, 0);
    writeColumnIndex();
    out.loadConstant(LaneScratch.LANES - 1).iand().iadd();
  }

  /** Leaves the lanes of a result, and the index of the given one, on the stack. */
  protected final void writeLanePlace(int result, int lane) {
    out.aload(lanes[result]).iload(rowLanes);
    out.loadConstant(result * LaneScratch.LANES + lane).iadd();
  }

  /** Leaves an operand's address at this row and column on the stack. */
  protected final void writeAddress(int operand) {
    switch (program.operands().get(operand).stride()) {
      case ZERO -> out.iload(bases[operand]);
      case ONE -> writeNeighbour(operand);
      case ANY -> {
        out.iload(bases[operand]);
        writeColumnIndex();
        out.iload(strides[operand]).imul().iadd();
      }
    }
  }

  /** Leaves an operand's column stride on the stack. */
  protected final void writeStride(int operand) {
    out.iload(strides[operand]);
  }

  /** Leaves the scratch on the stack. */
  protected final void writeScratch() {
    frame.scratch(out);
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
