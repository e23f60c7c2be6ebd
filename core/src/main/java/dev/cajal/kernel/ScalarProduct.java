package dev.cajal.kernel;

import dev.cajal.shape.DType;

/** A running scalar product: its arguments, and its split into parts. */
final class ScalarProduct implements WorkerTeam.Task {
  /** Multiplications below which a second thread costs more than it saves. */
  private static final long WORTH_A_THREAD = 100_000;

  final Product product = new Product();
  private final LineProduct lines = new LineProduct(product);
  private boolean floats;
  private boolean splitRows;
  private int parts;

  void run(DType dtype, WorkerTeam team) {
    Product q = product;
    try {
      floats = dtype == DType.F32;
      boolean alone = (long) q.m * q.n * q.k < WORTH_A_THREAD;
      if (q.m >= LineProduct.FEWEST_ROWS && q.n >= LineProduct.FEWEST_COLUMNS) {
        lines.run(dtype, alone, team);
        return;
      }
      splitRows = q.m >= q.n;
      parts = alone ? 1 : Math.min(splitRows ? q.m : (q.n + 7) / 8, 4 * team.size());
      if (parts == 1) {
        run(0);
      } else {
        team.run(parts, this);
      }
    } finally {
      q.release();
    }
  }

  /** Inner products, eight side by side: along C's one column, or along its rows. */
  @Override
  public void run(int part) {
    Product q = product;
    int firstRow = splitRows ? start(q.m, part) : 0;
    int endRow = splitRows ? start(q.m, part + 1) : q.m;
    int firstColumn = splitRows ? 0 : start(q.n, part);
    int endColumn = splitRows ? q.n : start(q.n, part + 1);
    if (q.n == 1) {
      columnOfC(firstRow, endRow);
    } else {
      for (int i = firstRow; i < endRow; i++) {
        rowOfC(i, firstColumn, endColumn - firstColumn);
      }
    }
  }

  private int start(int size, int part) {
    return (int) ((long) size * part / parts);
  }

  private void columnOfC(int firstRow, int endRow) {
    Product q = product;
    int a = q.aOffset + firstRow * q.aRowStride;
    int c = q.cOffset + firstRow * q.cRowStride;
    int rows = endRow - firstRow;
    if (floats) {
      LoopsF32.chains(
          rows,
          q.k,
          (float[]) q.b,
          q.bOffset,
          q.bRowStride,
          (float[]) q.a,
          a,
          q.aRowStride,
          q.aColumnStride,
          (float[]) q.c,
          c,
          q.cRowStride);
    } else {
      LoopsF64.chains(
          rows,
          q.k,
          (double[]) q.b,
          q.bOffset,
          q.bRowStride,
          (double[]) q.a,
          a,
          q.aRowStride,
          q.aColumnStride,
          (double[]) q.c,
          c,
          q.cRowStride);
    }
  }

  private void rowOfC(int row, int firstColumn, int columns) {
    Product q = product;
    int a = q.aOffset + row * q.aRowStride;
    int b = q.bOffset + firstColumn * q.bColumnStride;
    int c = q.cOffset + row * q.cRowStride + firstColumn;
    if (floats) {
      LoopsF32.chains(
          columns,
          q.k,
          (float[]) q.a,
          a,
          q.aColumnStride,
          (float[]) q.b,
          b,
          q.bColumnStride,
          q.bRowStride,
          (float[]) q.c,
          c,
          1);
    } else {
      LoopsF64.chains(
          columns,
          q.k,
          (double[]) q.a,
          a,
          q.aColumnStride,
          (double[]) q.b,
          b,
          q.bColumnStride,
          q.bRowStride,
          (double[]) q.c,
          c,
          1);
    }
  }
}
