package dev.cajal.codegen;

import dev.cajal.codegen.lane.LaneCode;
import dev.cajal.codegen.lane.LaneOp;
import dev.cajal.codegen.lane.LaneType;
import dev.cajal.fuse.loop.ColumnStride;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Operand;
import dev.cajal.fuse.loop.Result;
import dev.cajal.shape.DType;

/** Whether a program has a vector form, and how long its method would be. */
final class LoopCost {
  /** C2 compiles methods with many more calls of the Vector API badly: 80 times slower at 790. */
  static final int MOST_VECTOR_CALLS = 250;

  private LoopCost() {}

  /** The number of Vector API calls of the vector form. */
  static int vectorCalls(LoopProgram program, LaneCode code) {
    int calls = 0;
    for (LaneOp operation : code.operations()) {
      calls +=
          switch (operation) {
            case LaneOp.Rescue _ -> 8;
            case LaneOp.Select select -> select.type() == LaneType.BOOL ? 3 : 2;
            case LaneOp.Compare _, LaneOp.Address _ -> 2;
            case LaneOp.Constant _, LaneOp.Literal _, LaneOp.Load _ -> 1;
            case LaneOp.Unary _, LaneOp.Binary _, LaneOp.Shift _ -> 1;
            case LaneOp.Fma _, LaneOp.Cast _, LaneOp.Call _ -> 1;
          };
    }
    for (Result result : program.results()) {
      calls += result instanceof Result.Store ? 1 : 3;
    }
    return calls;
  }

  /** Whether all lanes are 32 bits wide, loads are of neighbours and the method is short enough. */
  static boolean hasVectorForm(LoopProgram program, LaneCode code) {
    for (DType type : program.types()) {
      if (type == DType.F64 || type == DType.U8) {
        return false;
      }
    }
    for (Operand operand : program.operands()) {
      if (operand.kind() == Operand.Kind.MEMORY && operand.stride() == ColumnStride.ANY) {
        return false;
      }
    }
    for (LaneOp operation : code.operations()) {
      boolean wide = operation.type() == LaneType.F64 || operation instanceof LaneOp.Call;
      boolean wholeDivision =
          operation instanceof LaneOp.Binary op
              && op.function() == LaneOp.Function2.DIVIDE
              && op.type() == LaneType.I32;
      if (wide || wholeDivision) {
        return false;
      }
    }
    return vectorCalls(program, code) <= MOST_VECTOR_CALLS;
  }
}
