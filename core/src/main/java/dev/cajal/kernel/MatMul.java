package dev.cajal.kernel;

/**
 * A form of the matrix product {@code C[m,n] = A[m,k] · B[k,n]} over strided matrices.
 *
 * <p>Every form, and every path within one, computes each element of C by the same chain: the
 * accumulator starts at {@code +0.0} and becomes {@code fma(a[i,p], b[p,j], accumulator)} for p
 * from 0 to {@code k - 1}. So the bits of C do not depend on the form, on the vector width, on the
 * number of threads, or on how many other rows and columns are computed with it.
 *
 * <p>Element {@code [i,p]} of A lies at {@code aOffset + i * aRowStride + p * aColumnStride}, B
 * likewise; any strides will do, and unit strides are fast. The rows of C are contiguous and start
 * {@code cRowStride} apart. C must not overlap A or B, and {@code k == 0} fills it with zeros. A
 * steady call allocates nothing: the workspace grows on demand and belongs to one call at a time.
 */
public interface MatMul {
  /** Computes an f32 product. */
  void multiply(
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
      MatMulWorkspace workspace);

  /** Computes an f64 product. */
  void multiply(
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
      MatMulWorkspace workspace);
}
