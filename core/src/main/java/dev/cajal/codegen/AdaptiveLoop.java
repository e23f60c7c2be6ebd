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
  /** Rows of fewer columns are run by the scalar form. */
  private static final int FEWEST_COLUMNS = 16;

  private final LoopProgram program;
  private final LaneCode code;
  private final LoopKernel scalar;
  private volatile LoopKernel vector;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final Hotness hotness;

  AdaptiveLoop(LoopProgram program, LaneCode code, LoopKernel scalar) {
    this.program = program;
    this.code = code;
    this.scalar = scalar;
    hotness = new Hotness(LoopCost.vectorCalls(program, code), System::nanoTime);
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

  @Override
  public void warmUp(long points, int columns) {
    if (columns >= FEWEST_COLUMNS && hotness.isReachedSoon(points)) {
      ask();
    }
  }

  /** Whether a warm-up has been asked for. */
  boolean isAsked() {
    return asked.get();
  }

  /** Whether the vector form has taken over. */
  boolean isVector() {
    return vector != null;
  }

  private void count(long points) {
    if (hotness.isReached(points)) {
      ask();
    }
  }

  private void ask() {
    if (asked.compareAndSet(false, true)) {
      LoopWarmUp.enqueue(program, code, scalar, kernel -> vector = kernel);
    }
  }
}
