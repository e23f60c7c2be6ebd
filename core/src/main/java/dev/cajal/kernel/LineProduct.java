package dev.cajal.kernel;

import dev.cajal.shape.DType;

/**
 * The scalar product of several rows, in loops that C2 vectorises by itself: a block of B is copied
 * line by line into arrays of their own, and each row of C is summed up in one more.
 */
final class LineProduct implements WorkerTeam.Task {
  /** Rows from which copying B pays. */
  static final int FEWEST_ROWS = 8;

  /** Columns from which a vectorised loop pays. */
  static final int FEWEST_COLUMNS = 16;

  private static final int DEPTH = 256;
  private static final int COLUMNS = 256;

  private final Product product;
  private float[][] linesF32 = {};
  private float[][] sumsF32 = {};
  private double[][] linesF64 = {};
  private double[][] sumsF64 = {};
  private boolean floats;
  private int parts;
  private int firstColumn;
  private int columns;
  private int firstLine;
  private int depth;

  LineProduct(Product product) {
    this.product = product;
  }

  void run(DType dtype, boolean alone, WorkerTeam team) {
    Product q = product;
    floats = dtype == DType.F32;
    parts = alone ? 1 : Math.min(q.m, 4 * team.size());
    reserve();
    if (q.k == 0) {
      Panels.of(dtype).clearRows(q.c, q.cOffset, q.cRowStride, q.m, q.n);
    }
    for (firstColumn = 0; firstColumn < q.n; firstColumn += columns) {
      columns = Math.min(COLUMNS, q.n - firstColumn);
      for (firstLine = 0; firstLine < q.k; firstLine += depth) {
        depth = Math.min(DEPTH, q.k - firstLine);
        copyLines();
        if (parts == 1) {
          run(0);
        } else {
          team.run(parts, this);
        }
      }
    }
  }

  private void reserve() {
    int lines = Math.min(DEPTH, product.k);
    if (floats) {
      linesF32 = linesF32.length >= lines ? linesF32 : new float[lines][COLUMNS];
      sumsF32 = sumsF32.length >= parts ? sumsF32 : new float[parts][COLUMNS];
    } else {
      linesF64 = linesF64.length >= lines ? linesF64 : new double[lines][COLUMNS];
      sumsF64 = sumsF64.length >= parts ? sumsF64 : new double[parts][COLUMNS];
    }
  }

  private void copyLines() {
    Product q = product;
    int start = q.bOffset + firstLine * q.bRowStride + firstColumn * q.bColumnStride;
    if (floats) {
      LoopsF32.copyLines(
          (float[]) q.b, start, q.bRowStride, q.bColumnStride, depth, columns, linesF32);
    } else {
      LoopsF64.copyLines(
          (double[]) q.b, start, q.bRowStride, q.bColumnStride, depth, columns, linesF64);
    }
  }

  @Override
  public void run(int part) {
    Product q = product;
    int end = (int) ((long) q.m * (part + 1) / parts);
    for (int i = (int) ((long) q.m * part / parts); i < end; i++) {
      int a = q.aOffset + i * q.aRowStride + firstLine * q.aColumnStride;
      int c = q.cOffset + i * q.cRowStride + firstColumn;
      if (floats) {
        float[] sum = sumsF32[part];
        start(q.c, c, sum);
        LoopsF32.addLines(linesF32, depth, columns, (float[]) q.a, a, q.aColumnStride, sum);
        System.arraycopy(sum, 0, q.c, c, columns);
      } else {
        double[] sum = sumsF64[part];
        start(q.c, c, sum);
        LoopsF64.addLines(linesF64, depth, columns, (double[]) q.a, a, q.aColumnStride, sum);
        System.arraycopy(sum, 0, q.c, c, columns);
      }
    }
  }

  /** A row of C keeps the sums between blocks of lines. */
  private void start(Object c, int at, Object sum) {
    if (firstLine == 0) {
      Panels.of(floats ? DType.F32 : DType.F64).clearRows(sum, 0, 0, 1, columns);
    } else {
      System.arraycopy(c, at, sum, 0, columns);
    }
  }
}
