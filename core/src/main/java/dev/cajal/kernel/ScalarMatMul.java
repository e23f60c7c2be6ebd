package dev.cajal.kernel;

import dev.cajal.shape.DType;

/**
 * The matrix product in plain loops, which are fast within a few calls and which C2 vectorises by
 * itself: for small products, for the first calls, and where the Vector API is missing.
 */
public final class ScalarMatMul implements MatMul {
  /** The one instance: it has no state. */
  public static final ScalarMatMul INSTANCE = new ScalarMatMul();

  private ScalarMatMul() {}

  @Override
  public void multiply(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int aRowStride,
      int aColumnStride,
      float[] b,
      int bOffset,
      int bRowStride,
      int bColumnStride,
      float[] c,
      int cOffset,
      int cRowStride,
      WorkerTeam team,
      MatMulWorkspace workspace) {
    ScalarProduct state = workspace.state(this, form -> new ScalarProduct());
    Product product = state.product;
    product.sizes(m, n, k);
    product.left(a, aOffset, aRowStride, aColumnStride);
    product.right(b, bOffset, bRowStride, bColumnStride);
    product.result(c, cOffset, cRowStride);
    state.run(DType.F32, team);
  }

  @Override
  public void multiply(
      int m,
      int n,
      int k,
      double[] a,
      int aOffset,
      int aRowStride,
      int aColumnStride,
      double[] b,
      int bOffset,
      int bRowStride,
      int bColumnStride,
      double[] c,
      int cOffset,
      int cRowStride,
      WorkerTeam team,
      MatMulWorkspace workspace) {
    ScalarProduct state = workspace.state(this, form -> new ScalarProduct());
    Product product = state.product;
    product.sizes(m, n, k);
    product.left(a, aOffset, aRowStride, aColumnStride);
    product.right(b, bOffset, bRowStride, bColumnStride);
    product.result(c, cOffset, cRowStride);
    state.run(DType.F64, team);
  }
}
