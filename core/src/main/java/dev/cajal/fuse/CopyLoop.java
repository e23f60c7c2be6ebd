package dev.cajal.fuse;

import dev.cajal.fuse.loop.ColumnStride;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Operand;
import dev.cajal.fuse.loop.Result;
import java.util.ArrayList;
import java.util.List;

/** A copy between views as a loop without arithmetic. */
public final class CopyLoop {
  private CopyLoop() {}

  /** The loop that does a copy; null if there is nothing to copy. */
  public static Step.Loop of(Step.Copy copy) {
    View from = copy.from();
    View to = copy.to();
    int[] dims = from.dims().stream().mapToInt(Integer::intValue).toArray();
    for (int dim : dims) {
      if (dim == 0) {
        return null;
      }
    }
    Collapse nest =
        new Collapse(dims, new boolean[dims.length], List.of(from.strides(), to.strides()));
    int rank = nest.rank();
    List<Integer> outer = new ArrayList<>();
    List<Integer> fromOuter = new ArrayList<>();
    List<Integer> toOuter = new ArrayList<>();
    for (int d = 0; d < rank - 2; d++) {
      outer.add(nest.dim(d));
      fromOuter.add(nest.stride(0, d));
      toOuter.add(nest.stride(1, d));
    }
    int rows = rank < 2 ? 1 : nest.dim(rank - 2);
    int columns = rank < 1 ? 1 : nest.dim(rank - 1);
    int fromRow = rank < 2 ? 0 : nest.stride(0, rank - 2);
    int toRow = rank < 2 ? 0 : nest.stride(1, rank - 2);
    int fromColumn = rank < 1 ? 0 : nest.stride(0, rank - 1);
    int toColumn = rank < 1 ? 0 : nest.stride(1, rank - 1);
    if (rank >= 1 && toColumn != 1) {
      outer.add(rows);
      fromOuter.add(fromRow);
      toOuter.add(toRow);
      rows = columns;
      fromRow = fromColumn;
      toRow = toColumn;
      columns = 1;
      fromColumn = 0;
      toColumn = 0;
    }
    ColumnStride stride =
        fromColumn == 0 ? ColumnStride.ZERO : fromColumn == 1 ? ColumnStride.ONE : ColumnStride.ANY;
    LoopProgram program =
        new LoopProgram(
            List.of(Operand.memory(from.value().type().dtype(), stride)),
            List.of(),
            List.of(),
            List.of(new Result.Store(0)));
    return new Step.Loop(
        program,
        outer,
        rows,
        columns,
        List.of(new Step.LoopOperand(from.value(), from.offset(), fromOuter, fromRow, fromColumn)),
        List.of(new Step.LoopOperand(to.value(), to.offset(), toOuter, toRow, toColumn)),
        List.of(),
        List.of(),
        List.of("copy"));
  }
}
