package dev.cajal.codegen.lane;

import dev.cajal.fuse.loop.LoopProgram;
import dev.cajal.kernel.LoopKernel;
import java.lang.classfile.CodeBuilder;

/** What writes loops with the Vector API, where that is available. */
public interface VectorForm {
  /** The width of vectors that this machine likes best, in bits. */
  int preferredBits();

  /**
   * The kernel of a program over whole vectors: each run must cover a multiple of {@code bits / 32}
   * columns.
   */
  LoopKernel define(LoopProgram program, LaneCode code, int bits);

  /** What writes the code of such a kernel into a method of another class. */
  LoopEmitter emitter(LoopProgram program, LaneCode code, int bits);

  /**
   * Writes the body of a static method (arrays, scratch, first row, end of rows) that computes a
   * product whose sizes are known.
   *
   * @param bits the widest vectors to use
   */
  void writeProduct(CodeBuilder out, SmallStep.Product product, int bits);
}
