package dev.cajal.codegen;

import dev.cajal.codegen.lane.SmallKernel;
import dev.cajal.kernel.LaneScratch;
import dev.cajal.kernel.UntilCompiled;

/** The kernel of a small program beside its single steps, both on made-up numbers. */
final class SmallWarmUp implements UntilCompiled.Method {
  /** So many runs must not take longer than the single steps. */
  private static final int FAST_RUNS = 100;

  /** A kernel that is not fast by then may never be: unlike a loop it has nothing but calls. */
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final SmallKernel kernel;
  private final int stretches;
  private final SmallProgram.Trial trial;
  private final LaneScratch scratch = new LaneScratch();
  private long fastest = Long.MAX_VALUE;

  private SmallWarmUp(SmallKernel kernel, int stretches, SmallProgram.Trial trial) {
    this.kernel = kernel;
    this.stretches = stretches;
    this.trial = trial;
  }

  /** Whether the kernel becomes as fast as the single steps, which says nothing of the JVM. */
  static boolean becomesFast(SmallKernel kernel, int stretches, SmallProgram.Trial trial) {
    return new UntilCompiled(PATIENCE_NANOS)
        .call(new SmallWarmUp(kernel, stretches, trial), FAST_RUNS);
  }

  /** Passes through the code once: it has no loop that turns for nothing. */
  @Override
  public void idle(int turns) {
    run(SmallKernel.NOTHING);
  }

  @Override
  public boolean isFast() {
    long before = System.nanoTime();
    trial.ordinary().run();
    long between = System.nanoTime();
    run(SmallKernel.ALL);
    long after = System.nanoTime();
    fastest = Math.min(fastest, between - before);
    return after - between <= fastest;
  }

  private void run(int mask) {
    for (int stretch = 0; stretch < stretches; stretch++) {
      kernel.run(stretch, trial.arrays(), scratch, mask);
    }
  }
}
