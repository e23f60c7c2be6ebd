package dev.cajal.compile;

import dev.cajal.fuse.Step;
import dev.cajal.kernel.LaneScratch;
import dev.cajal.kernel.LoopKernel;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.memory.MemoryPlan;
import java.util.ArrayList;
import java.util.List;

/** Runs a fused loop, split over the worker team where that is worth waking it. */
final class LoopLaunch implements Launch, WorkerTeam.Task {
  /** Work below this, in operations on one element, takes less time than waking a thread. */
  private static final long WORTH_SPLITTING = 40_000;

  /**
   * Columns of many rows below which one thread takes less time than several, each with some
   * columns: cores fetch ahead what lies next to their own, which is another's, up to the end of a
   * page.
   */
  private static final int WIDE = 1024;

  private final LoopKernel kernel;
  private final int[] slots;
  private final Object[] arrays;
  private final int[] layout;
  private final double[] literals;
  private final int[] outer;
  private final int[][] outerStrides;
  private final int outerCount;
  private final int rows;
  private final int columns;
  private final Split split;
  private final long work;
  private final int parts;
  private final int[][] layouts;
  private final int[][] counters;
  private final LaneScratch[] scratches;
  private final WorkerTeam team;

  private enum Split {
    OUTER,
    ROWS,
    COLUMNS
  }

  LoopLaunch(Step.Loop step, LoopKernel kernel, MemoryPlan memory, WorkerTeam team) {
    List<Step.LoopOperand> all = new ArrayList<>(step.operands());
    all.addAll(step.results());
    this.kernel = kernel;
    this.team = team;
    this.slots = new int[all.size()];
    this.arrays = new Object[all.size()];
    this.layout = new int[3 * all.size()];
    this.outer = step.outer().stream().mapToInt(Integer::intValue).toArray();
    this.outerStrides = new int[all.size()][];
    for (int i = 0; i < slots.length; i++) {
      Step.LoopOperand operand = all.get(i);
      slots[i] = Slots.of(memory, operand.value());
      layout[3 * i] = operand.offset();
      layout[3 * i + 1] = operand.rowStride();
      layout[3 * i + 2] = operand.columnStride();
      outerStrides[i] = operand.outerStrides().stream().mapToInt(Integer::intValue).toArray();
    }
    this.literals = step.literals().stream().mapToDouble(Double::doubleValue).toArray();
    this.rows = step.rows();
    this.columns = step.columns();
    int count = 1;
    for (int extent : outer) {
      count *= extent;
    }
    this.outerCount = count;
    this.split =
        count > 1
            ? Split.OUTER
            : step.program().reducesRows() || (rows == 1 && !step.program().reducesColumns())
                ? Split.COLUMNS
                : Split.ROWS;
    this.work = step.points() * (1 + step.program().instructions().size());
    int splittable =
        switch (split) {
          case OUTER -> count;
          case ROWS -> rows;
          case COLUMNS -> Math.max(1, columns / (rows > 1 ? WIDE : 64));
        };
    this.parts = work < WORTH_SPLITTING ? 1 : Math.min(team.size(), splittable);
    this.layouts = new int[parts][];
    this.counters = new int[parts][];
    this.scratches = new LaneScratch[parts];
    for (int part = 0; part < parts; part++) {
      layouts[part] = layout.clone();
      counters[part] = new int[outer.length];
      scratches[part] = new LaneScratch();
    }
  }

  /** Operations on one element in each run. */
  long work() {
    return work;
  }

  /** Prepares the kernel for many runs, in the background. */
  void warmUp() {
    kernel.warmUp((long) outerCount * rows * columns, columns);
  }

  @Override
  public void run(Slots memory) {
    for (int i = 0; i < slots.length; i++) {
      arrays[i] = slots[i] < 0 ? null : memory.array(slots[i]);
    }
    if (parts == 1) {
      run(0);
    } else {
      team.run(parts, this);
    }
  }

  @Override
  public void run(int part) {
    switch (split) {
      case OUTER -> runOuter(part);
      case ROWS -> runPart(part, start(rows, part, 1), start(rows, part + 1, 1), 0, columns);
      case COLUMNS ->
          runPart(part, 0, rows, start(columns, part, 64), start(columns, part + 1, 64));
    }
  }

  /** Where a part begins; parts end on whole blocks, but for the last. */
  private int start(int extent, int part, int block) {
    return part == parts ? extent : (int) ((long) (extent / block) * part / parts) * block;
  }

  private void runPart(int part, int rowFrom, int rowTo, int columnFrom, int columnTo) {
    kernel.run(arrays, layout, literals, scratches[part], rowFrom, rowTo, columnFrom, columnTo);
  }

  private void runOuter(int part) {
    int[] own = layouts[part];
    int[] counter = counters[part];
    int from = start(outerCount, part, 1);
    int to = start(outerCount, part + 1, 1);
    int rest = from;
    for (int d = outer.length - 1; d >= 0; d--) {
      counter[d] = rest % outer[d];
      rest /= outer[d];
    }
    for (int index = from; index < to; index++) {
      for (int i = 0; i < slots.length; i++) {
        int offset = layout[3 * i];
        for (int d = 0; d < outer.length; d++) {
          offset += counter[d] * outerStrides[i][d];
        }
        own[3 * i] = offset;
      }
      kernel.run(arrays, own, literals, scratches[part], 0, rows, 0, columns);
      for (int d = outer.length - 1; d >= 0 && ++counter[d] == outer[d]; d--) {
        counter[d] = 0;
      }
    }
  }
}
