package dev.cajal.codegen;

import dev.cajal.codegen.lane.LaneCode;
import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.kernel.LaneScratch;
import dev.cajal.kernel.LoopKernel;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The scalar form at first; once enough has been computed, the vector form is warmed up in the
 * background and takes over when it is fast.
 *
 * <p>C2 vectorises neither selects nor polynomials in scalar loops, while vector code is hundreds
 * of times slower than either until C2 has compiled it. Both forms give the same bits, so the
 * moment of the change does not matter.
 */
final class AdaptiveLoop implements LoopKernel {
  /** Operations after which a loop may be hot: some 20 ms of the scalar form. */
  private static final long HOT = 20_000_000;

  /**
   * The time in which a hot loop does so many operations. A warm-up takes a processor for a third
   * of a second, which a loop with a smaller share of the time would not give back in hours.
   */
  private static final long HOT_NANOS = 700_000_000;

  /** Rows of fewer columns are run by the scalar form. */
  private static final int FEWEST_COLUMNS = 16;

  private final LoopProgram program;
  private final LaneCode code;
  private final LoopKernel scalar;
  private volatile LoopKernel vector;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final long hotPoints;

  /** Not exact where threads meet, which only moves the moment of the change. */
  private long points;

  private long since;

  AdaptiveLoop(LoopProgram program, LaneCode code, LoopKernel scalar) {
    this.program = program;
    this.code = code;
    this.scalar = scalar;
    hotPoints = HOT / Math.max(1, LoopCost.vectorCalls(program, code));
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
    LoopKernel form = scalar;
    if (columnTo - columnFrom >= FEWEST_COLUMNS) {
      LoopKernel ready = vector;
      if (ready != null) {
        form = ready;
      } else if (!asked.get()) {
        count((long) (rowTo - rowFrom) * (columnTo - columnFrom));
      }
    }
    form.run(arrays, layout, literals, scratch, rowFrom, rowTo, columnFrom, columnTo);
  }

  /** Whether the vector form has taken over. */
  boolean isVector() {
    return vector != null;
  }

  private void count(long more) {
    long before = points;
    points = before + more;
    if (before == 0) {
      since = System.nanoTime();
    }
    if (before + more < hotPoints) {
      return;
    }
    points = 0;
    if (System.nanoTime() - since < HOT_NANOS && asked.compareAndSet(false, true)) {
      LoopWarmUp.enqueue(program, code, scalar, kernel -> vector = kernel);
    }
  }
}
