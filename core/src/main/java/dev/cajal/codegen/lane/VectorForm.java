package dev.cajal.codegen.lane;

import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.kernel.LoopKernel;

/** What writes loops with the Vector API, where that is available. */
public interface VectorForm {
  /** The width of vectors that this machine likes best, in bits. */
  int preferredBits();

  /**
   * The kernel of a program over whole vectors: each run must cover a multiple of {@code bits / 32}
   * columns.
   */
  LoopKernel define(LoopProgram program, LaneCode code, int bits);
}
