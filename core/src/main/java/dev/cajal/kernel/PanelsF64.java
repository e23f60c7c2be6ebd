package dev.cajal.kernel;

import java.util.Arrays;

/** The copies of a tiled product in f64. */
final class PanelsF64 implements Panels {
  static final PanelsF64 INSTANCE = new PanelsF64();

  /** Lines packed at a time, so that what is written of them stays in the first cache. */
  private static final int BLOCK = 128;

  @Override
  public Object atLeast(Object current, int size) {
    return current instanceof double[] array && array.length >= size ? array : new double[size];
  }

  @Override
  public void pack(
      Object from,
      int start,
      int stride,
      int depthStride,
      int count,
      int width,
      int depth,
      Object to,
      int toStart) {
    double[] source = (double[]) from;
    double[] target = (double[]) to;
    if (stride == 1) {
      packLines(source, start, depthStride, count, width, depth, target, toStart);
    } else {
      packColumns(source, start, stride, depthStride, count, width, depth, target, toStart);
      for (int r = count; r < width; r++) {
        clearOne(width, depth, target, toStart + r);
      }
    }
  }

  private static void packColumns(
      double[] source,
      int start,
      int stride,
      int depthStride,
      int count,
      int width,
      int depth,
      double[] target,
      int toStart) {
    for (int p = 0; p < depth; p += BLOCK) {
      int lines = Math.min(BLOCK, depth - p);
      int from = start + p * depthStride;
      int to = toStart + p * width;
      int r = 0;
      for (; r + 4 <= count; r += 4) {
        packFour(source, from + r * stride, stride, depthStride, width, lines, target, to + r);
      }
      for (; r < count; r++) {
        packOne(source, from + r * stride, depthStride, width, lines, target, to + r);
      }
    }
  }

  private static void packLines(
      double[] source,
      int start,
      int depthStride,
      int count,
      int width,
      int depth,
      double[] target,
      int toStart) {
    int from = start;
    int to = toStart;
    for (int p = 0; p < depth; p++) {
      System.arraycopy(source, from, target, to, count);
      for (int r = count; r < width; r++) {
        target[to + r] = 0;
      }
      from += depthStride;
      to += width;
    }
  }

  private static void packFour(
      double[] source,
      int start,
      int stride,
      int depthStride,
      int width,
      int depth,
      double[] target,
      int toStart) {
    int second = start + stride;
    int third = second + stride;
    int fourth = third + stride;
    int to = toStart;
    if (depthStride == 1) {
      for (int p = 0; p < depth; p++) {
        target[to] = source[start + p];
        target[to + 1] = source[second + p];
        target[to + 2] = source[third + p];
        target[to + 3] = source[fourth + p];
        to += width;
      }
    } else {
      for (int p = 0; p < depth; p++) {
        int shift = p * depthStride;
        target[to] = source[start + shift];
        target[to + 1] = source[second + shift];
        target[to + 2] = source[third + shift];
        target[to + 3] = source[fourth + shift];
        to += width;
      }
    }
  }

  private static void packOne(
      double[] source,
      int start,
      int depthStride,
      int width,
      int depth,
      double[] target,
      int toStart) {
    int from = start;
    int to = toStart;
    for (int p = 0; p < depth; p++) {
      target[to] = source[from];
      from += depthStride;
      to += width;
    }
  }

  private static void clearOne(int width, int depth, double[] target, int toStart) {
    int to = toStart;
    for (int p = 0; p < depth; p++) {
      target[to] = 0;
      to += width;
    }
  }

  @Override
  public void copyRows(
      Object from,
      int start,
      int rowStride,
      Object to,
      int toStart,
      int toRowStride,
      int rows,
      int columns) {
    double[] source = (double[]) from;
    double[] target = (double[]) to;
    for (int i = 0; i < rows; i++) {
      System.arraycopy(source, start + i * rowStride, target, toStart + i * toRowStride, columns);
    }
  }

  @Override
  public void copyTransposed(
      Object from,
      int start,
      int rowStride,
      Object to,
      int toStart,
      int toRowStride,
      int rows,
      int columns) {
    packColumns(
        (double[]) from, start, rowStride, 1, rows, toRowStride, columns, (double[]) to, toStart);
  }

  @Override
  public void clearRows(Object array, int start, int rowStride, int rows, int columns) {
    for (int i = 0; i < rows; i++) {
      int from = start + i * rowStride;
      Arrays.fill((double[]) array, from, from + columns, 0);
    }
  }
}
