package dev.cajal.kernel;

/**
 * The inner loops of the scalar product in f32, in forms that C2 turns into good code.
 *
 * <p>C2 vectorises a loop over several arrays only if all are read and written at one index,
 * without offsets; so lines of B are copied into arrays of their own.
 */
final class LoopsF32 {
  private LoopsF32() {}

  /** Copies {@code count} lines of {@code columns} elements into the starts of as many arrays. */
  static void copyLines(
      float[] b,
      int start,
      int rowStride,
      int columnStride,
      int count,
      int columns,
      float[][] lines) {
    for (int p = 0; p < count; p++) {
      float[] line = lines[p];
      int from = start + p * rowStride;
      if (columnStride == 1) {
        System.arraycopy(b, from, line, 0, columns);
      } else {
        for (int j = 0; j < columns; j++) {
          line[j] = b[from + j * columnStride];
        }
      }
    }
  }

  /** Adds the first {@code count} lines, each times an element of A, to a sum, in order. */
  static void addLines(
      float[][] lines, int count, int columns, float[] a, int aStart, int aStep, float[] sum) {
    int p = 0;
    for (; p + 8 <= count; p += 8) {
      addEightLines(lines, p, columns, a, aStart + p * aStep, aStep, sum);
    }
    for (; p < count; p++) {
      addLine(lines[p], columns, a[aStart + p * aStep], sum);
    }
  }

  private static void addLine(float[] line, int columns, float a, float[] sum) {
    for (int j = 0; j < columns; j++) {
      sum[j] = Math.fma(a, line[j], sum[j]);
    }
  }

  private static void addEightLines(
      float[][] lines, int p, int columns, float[] a, int aStart, int aStep, float[] sum) {
    float a0 = a[aStart];
    float a1 = a[aStart + aStep];
    float a2 = a[aStart + 2 * aStep];
    float a3 = a[aStart + 3 * aStep];
    float a4 = a[aStart + 4 * aStep];
    float a5 = a[aStart + 5 * aStep];
    float a6 = a[aStart + 6 * aStep];
    float a7 = a[aStart + 7 * aStep];
    float[] b0 = lines[p];
    float[] b1 = lines[p + 1];
    float[] b2 = lines[p + 2];
    float[] b3 = lines[p + 3];
    float[] b4 = lines[p + 4];
    float[] b5 = lines[p + 5];
    float[] b6 = lines[p + 6];
    float[] b7 = lines[p + 7];
    for (int j = 0; j < columns; j++) {
      float low =
          Math.fma(
              a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], sum[j]))));
      sum[j] =
          Math.fma(a7, b7[j], Math.fma(a6, b6[j], Math.fma(a5, b5[j], Math.fma(a4, b4[j], low))));
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
      float[] x,
      int xStart,
      int xStep,
      float[] y,
      int yStart,
      int yLine,
      int yStep,
      float[] out,
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
      float sum = 0;
      int line = yStart + q * yLine;
      for (int p = 0; p < k; p++) {
        sum = Math.fma(x[xStart + p * xStep], y[line + p * yStep], sum);
      }
      out[outStart + q * outStep] = sum;
    }
  }

  private static void eightChains(
      int k,
      float[] x,
      int xStart,
      int xStep,
      float[] y,
      int yStart,
      int yLine,
      int yStep,
      float[] out,
      int outStart,
      int outStep) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    float sum4 = 0;
    float sum5 = 0;
    float sum6 = 0;
    float sum7 = 0;
    int xAt = xStart;
    int yAt = yStart;
    for (int p = 0; p < k; p++) {
      float left = x[xAt];
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
}
