package dev.cajal.codegen;

import dev.cajal.codegen.lane.SmallKernel;
import dev.cajal.kernel.LaneScratch;

/** Runs the kernel of a small program until C2 has compiled it. */
final class SmallWarmUp {
  /** Runs through the code that compute nothing, at most, after one that does. */
  private static final int IDLE_RUNS = 4096;

  /** So many runs must not take longer than the single steps. */
  private static final int FAST_RUNS = 100;

  /** A kernel that is not fast by then may never be. */
  private static final long LONGEST_NANOS = 10_000_000_000L;

  private SmallWarmUp() {}

  static boolean becomesFast(SmallKernel made, int stretches, SmallProgram.Trial trial) {
    LaneScratch scratch = new LaneScratch();
    Object[] arrays = trial.arrays();
    long start = System.nanoTime();
    long fastest = Long.MAX_VALUE;
    int fastRuns = 0;
    while (fastRuns < FAST_RUNS && System.nanoTime() - start < LONGEST_NANOS) {
      long before = System.nanoTime();
      trial.ordinary().run();
      long between = System.nanoTime();
      for (int stretch = 0; stretch < stretches; stretch++) {
        made.run(stretch, arrays, scratch, SmallKernel.ALL);
      }
      long after = System.nanoTime();
      fastest = Math.min(fastest, between - before);
      fastRuns = after - between <= fastest ? fastRuns + 1 : fastRuns;
      // The JVM counts calls, and what it has not compiled yet computes a thousand times slower.
      long idle = after + after - between;
      for (int i = 0; i < IDLE_RUNS && System.nanoTime() < idle; i++) {
        made.run(i % stretches, arrays, scratch, SmallKernel.NOTHING);
      }
    }
    return fastRuns == FAST_RUNS;
  }
}
