package dev.cajal.codegen.vector;

import static java.lang.constant.ConstantDescs.CD_boolean;
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
import dev.cajal.kernel.LaneScratch;
import dev.cajal.op.Reduction;
import dev.cajal.shape.DType;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Writes the vector form: f32 and i32 lanes of one width as vectors, bool lanes as masks of the f32
 * species.
 *
 * <p>Reductions over columns keep their {@value LaneScratch#LANES} lanes in registers: a turn of
 * the loop takes as many columns, its code written once for each vector of them. Where that would
 * be long, a turn takes one vector, whose lanes are in memory.
 */
final class VectorEmitter extends LoopEmitter {
  private static final ClassDesc RARE = RareFunction.class.describeConstable().orElseThrow();
  private static final ClassDesc RARE_ARRAY = arrayType(DType.F32);

  /** Operations of a turn up to which all lanes are taken at once: longer ones gain nothing. */
  private static final int MOST_AT_ONCE = 40;

  private final int bits;
  private final int width;

  /** Where a turn of all lanes keeps them, by result and vector; null in other turns. */
  private int[][] kept;

  private int vector;

  VectorEmitter(LoopProgram program, LaneCode code, int bits) {
    super(program, code);
    this.bits = bits;
    this.width = bits / Float.SIZE;
  }

  private VectorCode vectors() {
    return new VectorCode(out, bits);
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
  protected void writeColumns() {
    int perTurn = LaneScratch.LANES / width;
    if (program.reducesColumns() && columnOperations().size() * (perTurn + 1) <= MOST_AT_ONCE) {
      int whole = out.allocateLocal(TypeKind.INT);
      out.iload(columnTo()).loadConstant(-LaneScratch.LANES).iand().istore(whole);
      kept = new int[program.results().size()][perTurn];
      writeKept(true);
      writeColumnLoop(whole, LaneScratch.LANES, this::writeAllLanes);
      writeKept(false);
      kept = null;
    }
    writeColumnLoop(columnTo(), width, () -> writeColumn(0));
  }

  private void writeAllLanes() {
    for (vector = 0; vector < LaneScratch.LANES / width; vector++) {
      writeColumn(vector * width);
    }
  }

  /** Takes the lanes of all reductions over columns into locals, or puts them back. */
  private void writeKept(boolean take) {
    for (int result = 0; result < kept.length; result++) {
      if (program.results().get(result) instanceof Result.ReduceColumns) {
        for (int at = 0; at < kept[result].length; at++) {
          writeKept(take, result, at);
        }
      }
    }
  }

  private void writeKept(boolean take, int result, int at) {
    LaneType type = LaneType.of(resultType(result));
    ClassDesc array = arrayType(resultType(result));
    if (take) {
      kept[result][at] = out.allocateLocal(TypeKind.REFERENCE);
      vectors().species(type);
      writeLanePlace(result, at * width);
      vectors().load(type, array);
      out.astore(kept[result][at]);
    } else {
      out.aload(kept[result][at]);
      vectors().exact(type);
      writeLanePlace(result, at * width);
      vectors().store(type, array);
    }
  }

  @Override
  protected void writeOperation(LaneOp operation) {
    boolean onStack =
        switch (operation) {
          case LaneOp.Unary _, LaneOp.Binary _, LaneOp.Shift _, LaneOp.Fma _ -> true;
          case LaneOp.Compare _, LaneOp.Cast _ -> true;
          case LaneOp.Constant _, LaneOp.Literal _, LaneOp.Load _, LaneOp.Address _ -> false;
          case LaneOp.Select _, LaneOp.Rescue _, LaneOp.Call _ -> false;
        };
    if (onStack) {
      operation.reads().forEach(this::writeVector);
    }
    switch (operation) {
      case LaneOp.Constant op -> constant(op);
      case LaneOp.Literal op -> literal(op);
      case LaneOp.Load op -> load(op);
      case LaneOp.Address op -> address(op);
      case LaneOp.Unary op -> vectors().unary(op.function(), op.type());
      case LaneOp.Binary op -> vectors().binary(op.function(), op.type());
      case LaneOp.Shift op -> vectors().shift(op.direction(), op.distance());
      case LaneOp.Fma _ -> vectors().fma();
      case LaneOp.Compare op -> vectors().compare(op.comparison(), op.operands());
      case LaneOp.Select op -> select(op);
      case LaneOp.Cast op -> vectors().cast(op.conversion());
      case LaneOp.Rescue op -> rescue(op);
      case LaneOp.Call _ -> throw VectorCode.noDoubles();
    }
  }

  private void constant(LaneOp.Constant op) {
    vectors().species(op.type());
    switch (op.type()) {
      case F32 -> out.loadConstant(Float.intBitsToFloat((int) op.bits()));
      case I32, BOOL -> out.loadConstant((int) op.bits());
      case F64 -> throw VectorCode.noDoubles();
    }
    vectors().broadcast(op.type());
  }

  private void literal(LaneOp.Literal op) {
    vectors().species(op.type());
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
      case F64 -> throw VectorCode.noDoubles();
    }
    vectors().broadcast(op.type());
  }

  private void load(LaneOp.Load op) {
    vectors().species(op.type());
    writeOperandArray(op.operand());
    writeAddress(op.operand());
    if (!isSplat(op.operand())) {
      vectors().load(op.type(), arrayType(op.dtype()));
      return;
    }
    switch (op.dtype()) {
      case F32 -> out.faload();
      case I32 -> out.iaload();
      case BOOL -> out.baload();
      case F64, U8 -> throw new IllegalStateException(op.dtype().label() + " has no vector form");
    }
    vectors().broadcast(op.type());
  }

  private void address(LaneOp.Address op) {
    vectors().species(LaneType.I32);
    writeAddress(op.operand());
    vectors().broadcast(LaneType.I32);
    if (!isSplat(op.operand())) {
      vectors().exact(LaneType.I32);
      writeStride(op.operand());
      vectors().addIndex();
    }
  }

  private void select(LaneOp.Select op) {
    if (op.type() == LaneType.BOOL) {
      writeVector(op.condition());
      writeVector(op.a());
      vectors().binary(LaneOp.Function2.AND, LaneType.BOOL);
      vectors().exact(LaneType.BOOL);
      writeVector(op.b());
      writeVector(op.condition());
      vectors().unary(LaneOp.Function1.NOT, LaneType.BOOL);
      vectors().binary(LaneOp.Function2.AND, LaneType.BOOL);
      vectors().binary(LaneOp.Function2.OR, LaneType.BOOL);
      return;
    }
    writeVector(op.b());
    writeVector(op.a());
    writeVector(op.condition());
    vectors().blend(op.type());
  }

  /** Lanes that need more care go through memory, which is rare. */
  private void rescue(LaneOp.Rescue op) {
    Label usual = out.newLabel();
    Label end = out.newLabel();
    writeVector(op.rare());
    out.invokevirtual(VectorCode.MASK, "anyTrue", MethodTypeDesc.of(CD_boolean)).ifeq(usual);
    spill(op.x(), 0);
    spill(op.y(), width);
    spill(op.usual(), 2 * width);
    out.getstatic(RARE, op.function().name(), RARE);
    rareArray();
    writeVector(op.rare());
    out.invokevirtual(VectorCode.MASK, "toLong", MethodTypeDesc.of(CD_long)).loadConstant(width);
    out.invokevirtual(RARE, "rescue", MethodTypeDesc.of(CD_void, RARE_ARRAY, CD_long, CD_int));
    vectors().species(LaneType.F32);
    rareArray();
    out.loadConstant(2 * width);
    vectors().load(LaneType.F32, RARE_ARRAY);
    out.goto_(end).labelBinding(usual);
    writeLocal(op.usual());
    out.labelBinding(end);
  }

  private void spill(int value, int at) {
    writeVector(value);
    rareArray();
    out.loadConstant(at);
    vectors().store(LaneType.F32, RARE_ARRAY);
  }

  private void rareArray() {
    writeScratch();
    out.invokevirtual(SCRATCH, "rare", MethodTypeDesc.of(RARE_ARRAY));
  }

  @Override
  protected void writeResult(int index, Result result, int value) {
    switch (result) {
      case Result.Store _ -> {
        writeVector(value);
        writeResultPlace(index);
        store(index);
      }
      case Result.ReduceColumns reduced -> {
        if (kept != null) {
          out.aload(kept[index][vector]);
          combine(index, reduced.reduction(), value);
          out.astore(kept[index][vector]);
        } else {
          vectors().species(LaneType.of(resultType(index)));
          writeLanePlace(index);
          vectors().load(LaneType.of(resultType(index)), arrayType(resultType(index)));
          combine(index, reduced.reduction(), value);
          writeLanePlace(index);
          store(index);
        }
      }
      case Result.ReduceRows reduced -> {
        vectors().species(LaneType.of(resultType(index)));
        writeResultPlace(index);
        vectors().load(LaneType.of(resultType(index)), arrayType(resultType(index)));
        combine(index, reduced.reduction(), value);
        writeResultPlace(index);
        store(index);
      }
    }
  }

  private void combine(int result, Reduction reduction, int value) {
    LaneType type = LaneType.of(resultType(result));
    vectors().exact(type);
    writeVector(value);
    vectors().binary(combination(reduction), type);
    vectors().exact(type);
  }

  private void writeVector(int value) {
    writeLocal(value);
    vectors().exact(code.operations().get(value).type());
  }

  private void store(int result) {
    vectors().store(LaneType.of(resultType(result)), arrayType(resultType(result)));
  }
}
