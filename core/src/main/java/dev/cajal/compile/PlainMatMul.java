package dev.cajal.compile;

import dev.cajal.kernel.MatMul;
import dev.cajal.kernel.MatMulWorkspace;
import dev.cajal.kernel.WorkerTeam;

/** The product as it is defined. */
final class PlainMatMul implements MatMul {
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
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float sum = 0;
        for (int p = 0; p < k; p++) {
          sum =
              Math.fma(
                  a[aOffset + i * aRowStride + p * aColumnStride],
                  b[bOffset + p * bRowStride + j * bColumnStride],
                  sum);
        }
        c[cOffset + i * cRowStride + j] = sum;
      }
    }
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
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int p = 0; p < k; p++) {
          sum =
              Math.fma(
                  a[aOffset + i * aRowStride + p * aColumnStride],
                  b[bOffset + p * bRowStride + j * bColumnStride],
                  sum);
        }
        c[cOffset + i * cRowStride + j] = sum;
      }
    }
  }
}
