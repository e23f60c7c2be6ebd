package dev.cajal.codegen.lane;

import dev.cajal.kernel.LaneScratch;

/** The compiled stretches of a small program. */
@FunctionalInterface
public interface SmallKernel {
  /** The mask with which a run computes. */
  int ALL = -1;

  /** The mask with which a run passes through its code without computing anything. */
  int NOTHING = 0;

  /**
   * Runs the steps of a stretch, one after the other on the calling thread.
   *
   * @param stretch which, from 0
   * @param arrays by slot
   * @param scratch memory of the calling thread
   * @param mask {@link #ALL} or {@link #NOTHING}
   */
  void run(int stretch, Object[] arrays, LaneScratch scratch, int mask);
}
