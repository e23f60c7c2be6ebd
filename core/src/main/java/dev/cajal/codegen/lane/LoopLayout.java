package dev.cajal.codegen.lane;

import dev.cajal.fuse.loop.ColumnStride;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Result;
import dev.cajal.shape.DType;
import java.util.List;
import java.util.stream.IntStream;

/** Which arrays a loop touches, and how often each operation has to be computed. */
final class LoopLayout {
  /** Where an operation stands. */
  enum Level {
    RUN,
    ROW,
    COLUMN
  }

  private final LoopProgram program;
  private final LaneCode code;
  private final List<DType> types;
  private final Level[] levels;

  LoopLayout(LoopProgram program, LaneCode code) {
    this.program = program;
    this.code = code;
    this.types = program.types();
    this.levels = new Level[code.operations().size()];
    for (int at = 0; at < levels.length; at++) {
      levels[at] = level(code.operations().get(at));
    }
  }

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

  /** The outermost level at which an operation's operands are known. */
  Level level(int operation) {
    return levels[operation];
  }

  /** Whether all columns of a row read the same element of the operand. */
  boolean isSplat(int operand) {
    return program.operands().get(operand).stride() == ColumnStride.ZERO;
  }

  /** Whether the loop itself reads or writes an array. */
  boolean needsArray(int array) {
    if (isResult(array)) {
      return !(result(array) instanceof Result.ReduceColumns);
    }
    return code.operations().contains(new LaneOp.Load(dtype(array), array));
  }

  /** Whether the loop computes addresses for an array or index. */
  boolean needsBase(int array) {
    return needsArray(array)
        || (!isResult(array) && code.operations().contains(new LaneOp.Address(array)));
  }

  /** Whether an array's address moves on with the row. */
  boolean hasRows(int array) {
    return !isResult(array) || result(array) instanceof Result.Store;
  }

  /** The element type of an array or index. */
  DType dtype(int array) {
    return types.get(isResult(array) ? result(array).value() : array);
  }

  /** The arrays that are read or written at neighbouring columns. */
  List<Integer> neighbours() {
    return IntStream.range(0, program.arrayCount()).filter(this::isOfNeighbours).boxed().toList();
  }

  private boolean isOfNeighbours(int array) {
    return needsArray(array)
        && (isResult(array) || program.operands().get(array).stride() == ColumnStride.ONE);
  }

  private boolean isResult(int array) {
    return array >= program.operands().size();
  }

  private Result result(int array) {
    return program.results().get(array - program.operands().size());
  }
}
