package dev.cajal.kernel;

/** The inner loops of the scalar product in f64, in forms that C2 turns into good code. */
final class LoopsF64 {
  private LoopsF64() {}

  /** {@code c[j] = fma(a3, b3[j], fma(a2, b2[j], fma(a1, b1[j], fma(a0, b0[j], c[j]))))}. */
  static void addFourRows(
      int n,
      double a0,
      double a1,
      double a2,
      double a3,
      double[] b,
      int bStart,
      int bStep,
      double[] c,
      int cStart) {
    int second = bStart + bStep;
    int third = second + bStep;
    int fourth = third + bStep;
    for (int j = 0; j < n; j++) {
      c[cStart + j] =
          Math.fma(
              a3,
              b[fourth + j],
              Math.fma(
                  a2,
                  b[third + j],
                  Math.fma(a1, b[second + j], Math.fma(a0, b[bStart + j], c[cStart + j]))));
    }
  }

  /** {@code c[j] = fma(a, b[j], c[j])}. */
  static void addRow(int n, double a, double[] b, int bStart, double[] c, int cStart) {
    for (int j = 0; j < n; j++) {
      c[cStart + j] = Math.fma(a, b[bStart + j], c[cStart + j]);
    }
  }

  /**
   * Inner products of one line with {@code count} lines: {@code out[outStart + q * outStep]} is the
   * chain over {@code x[xStart + p * xStep]} and {@code y[yStart + q * yLine + p * yStep]}. Eight
   * at a time, because one chain alone waits for each fma to end.
   */
  static void chains(
      int count,
      int k,
      double[] x,
      int xStart,
      int xStep,
      double[] y,
      int yStart,
      int yLine,
      int yStep,
      double[] out,
      int outStart,
      int outStep) {
    int q = 0;
    for (; q + 8 <= count; q += 8) {
      eightChains(
          k,
          x,
          xStart,
          xStep,
          y,
          yStart + q * yLine,
          yLine,
          yStep,
          out,
          outStart + q * outStep,
          outStep);
    }
    for (; q < count; q++) {
      double sum = 0;
      int line = yStart + q * yLine;
      for (int p = 0; p < k; p++) {
        sum = Math.fma(x[xStart + p * xStep], y[line + p * yStep], sum);
      }
      out[outStart + q * outStep] = sum;
    }
  }

  private static void eightChains(
      int k,
      double[] x,
      int xStart,
      int xStep,
      double[] y,
      int yStart,
      int yLine,
      int yStep,
      double[] out,
      int outStart,
      int outStep) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    double sum4 = 0;
    double sum5 = 0;
    double sum6 = 0;
    double sum7 = 0;
    int xAt = xStart;
    int yAt = yStart;
    for (int p = 0; p < k; p++) {
      double left = x[xAt];
      sum0 = Math.fma(left, y[yAt], sum0);
      sum1 = Math.fma(left, y[yAt + yLine], sum1);
      sum2 = Math.fma(left, y[yAt + 2 * yLine], sum2);
      sum3 = Math.fma(left, y[yAt + 3 * yLine], sum3);
      sum4 = Math.fma(left, y[yAt + 4 * yLine], sum4);
      sum5 = Math.fma(left, y[yAt + 5 * yLine], sum5);
      sum6 = Math.fma(left, y[yAt + 6 * yLine], sum6);
      sum7 = Math.fma(left, y[yAt + 7 * yLine], sum7);
      xAt += xStep;
      yAt += yStep;
    }
    out[outStart] = sum0;
    out[outStart + outStep] = sum1;
    out[outStart + 2 * outStep] = sum2;
    out[outStart + 3 * outStep] = sum3;
    out[outStart + 4 * outStep] = sum4;
    out[outStart + 5 * outStep] = sum5;
    out[outStart + 6 * outStep] = sum6;
    out[outStart + 7 * outStep] = sum7;
  }

  /** Adds lines {@code first} to {@code end - 1} of B, times row {@code i} of A, to a row of C. */
  static void addRows(
      int n,
      int first,
      int end,
      double[] a,
      int aStart,
      int aStep,
      double[] b,
      int bStart,
      int bStep,
      double[] c,
      int cStart) {
    int p = first;
    for (; p + 4 <= end; p += 4) {
      int at = aStart + p * aStep;
      addFourRows(
          n,
          a[at],
          a[at + aStep],
          a[at + 2 * aStep],
          a[at + 3 * aStep],
          b,
          bStart + p * bStep,
          bStep,
          c,
          cStart);
    }
    for (; p < end; p++) {
      addRow(n, a[aStart + p * aStep], b, bStart + p * bStep, c, cStart);
    }
  }
}
