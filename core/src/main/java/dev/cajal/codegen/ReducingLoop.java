package dev.cajal.codegen;

import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.fuse.loop.Result;
import dev.cajal.kernel.LaneScratch;
import dev.cajal.kernel.LoopKernel;
import dev.cajal.shape.DType;
import java.util.Arrays;
import java.util.List;

/** A loop with reductions: what is done before and after the generated code sees the columns. */
final class ReducingLoop implements LoopKernel {
  private final LoopKernel body;
  private final LaneFold[] folds;
  private final Result.ReduceRows[] rows;
  private final DType[] types;
  private final int operands;

  private ReducingLoop(LoopProgram program, LoopKernel body) {
    this.body = body;
    this.operands = program.operands().size();
    List<DType> values = program.types();
    List<Result> results = program.results();
    this.types = results.stream().map(r -> values.get(r.value())).toArray(DType[]::new);
    this.folds = new LaneFold[results.size()];
    this.rows = new Result.ReduceRows[results.size()];
    for (int at = 0; at < results.size(); at++) {
      switch (results.get(at)) {
        case Result.Store _ -> {}
        case Result.ReduceColumns r ->
            folds[at] = new LaneFold(r.reduction(), types[at], at, results.size());
        case Result.ReduceRows r -> rows[at] = r;
      }
    }
  }

  /** The loop that runs a program, given the generated code for its columns. */
  static LoopKernel around(LoopProgram program, LoopKernel body) {
    return program.reducesColumns() || program.reducesRows()
        ? new ReducingLoop(program, body)
        : body;
  }

  @Override
  public void warmUp(long points, int columns) {
    body.warmUp(points, columns);
  }

  @Override
  public void run(
      Object[] arrays,
      int[] layout,
      double[] literals,
      LaneScratch scratch,
      int rowFrom,
      int rowTo,
      int columnFrom,
      int columnTo) {
    boolean folded = false;
    for (int at = 0; at < rows.length; at++) {
      folded |= folds[at] != null;
      if (rows[at] != null && rowFrom == 0) {
        clear(at, arrays[operands + at], layout[3 * (operands + at)], columnFrom, columnTo);
      }
    }
    if (!folded) {
      body.run(arrays, layout, literals, scratch, rowFrom, rowTo, columnFrom, columnTo);
      return;
    }
    if (columnFrom != 0) {
      throw new IllegalArgumentException(
          "loop: a run that reduces columns must start at column 0; found " + columnFrom);
    }
    for (int row = rowFrom; row < rowTo; row += LaneScratch.ROWS) {
      int end = Math.min(rowTo, row + LaneScratch.ROWS);
      runRows(arrays, layout, literals, scratch, row, end, columnTo);
    }
  }

  private void runRows(
      Object[] arrays,
      int[] layout,
      double[] literals,
      LaneScratch scratch,
      int from,
      int to,
      int columns) {
    for (LaneFold fold : folds) {
      if (fold != null) {
        fold.clear(scratch, to - from, columns);
      }
    }
    body.run(arrays, layout, literals, scratch, from, to, 0, columns);
    for (int at = 0; at < folds.length; at++) {
      if (folds[at] != null) {
        int array = operands + at;
        int step = layout[3 * array + 1];
        int place = layout[3 * array] + from * step;
        folds[at].store(scratch, to - from, columns, arrays[array], place, step);
      }
    }
  }

  private void clear(int result, Object array, int offset, int columnFrom, int columnTo) {
    int from = offset + columnFrom;
    int to = offset + columnTo;
    double identity = rows[result].reduction().floatingIdentity();
    switch (types[result]) {
      case F32 -> Arrays.fill((float[]) array, from, to, (float) identity);
      case F64 -> Arrays.fill((double[]) array, from, to, identity);
      case I32 -> Arrays.fill((int[]) array, from, to, rows[result].reduction().integerIdentity());
      case U8, BOOL -> throw LaneFold.notReduced(types[result]);
    }
  }
}
