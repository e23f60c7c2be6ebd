package dev.cajal.kernel;

import dev.cajal.shape.DType;

/** A form of the matrix product that is slow until the just-in-time compiler has done its work. */
public interface WarmableMatMul extends MatMul {
  /**
   * Whether a product of these sizes runs at full speed. If not, what it needs is noted for the
   * next {@link #warmUp}.
   *
   * @param dtype F32 or F64
   */
  boolean isHot(DType dtype, int m, int n, int k);

  /**
   * Notes what most large products need for the next {@link #warmUp}, before one has come.
   *
   * @param dtype F32 or F64
   */
  void want(DType dtype);

  /** Whether something has been noted since the last {@link #warmUp}, also by hot products. */
  boolean wantsWarmUp();

  /** Computes with made-up numbers until what was noted runs at full speed. */
  void warmUp();
}
