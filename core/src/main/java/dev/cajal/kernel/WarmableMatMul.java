package dev.cajal.kernel;

import dev.cajal.shape.DType;

/** A form of the matrix product that is slow until the just-in-time compiler has done its work. */
public interface WarmableMatMul extends MatMul {
  /**
   * Computes with made-up numbers until the form runs at full speed.
   *
   * @param dtype F32 or F64
   * @return whether it does now; {@code false} if it still did not after some seconds
   */
  boolean warmUp(DType dtype);
}
