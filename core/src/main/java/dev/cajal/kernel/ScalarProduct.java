package dev.cajal.kernel;

import dev.cajal.shape.DType;

/** A running scalar product: its arguments, its copy of B, and its split into parts. */
final class ScalarProduct implements WorkerTeam.Task {
  /** Multiplications below which a second thread costs more than it saves. */
  private static final long WORTH_A_THREAD = 100_000;

  /** Lines of B that are used for all rows before the next are read, to stay in the cache. */
  private static final int DEPTH = 64;

  /** Rows up to which inner products beat a copy of B with its rows made contiguous. */
  private static final int FEW_ROWS = 4;

  final Product product = new Product();
  private Panels panels = Panels.of(DType.F32);
  private boolean floats;
  private boolean splitRows;
  private int parts;
  private Object packedF32;
  private Object packedF64;

  void run(DType dtype, WorkerTeam team) {
    Product q = product;
    try {
      panels = Panels.of(dtype);
      floats = dtype == DType.F32;
      if (q.bColumnStride != 1 && q.n > 1 && q.m > FEW_ROWS) {
        makeRowsContiguous();
      }
      splitRows = q.m >= q.n;
      boolean alone = (long) q.m * q.n * q.k < WORTH_A_THREAD;
      parts = alone ? 1 : Math.min(splitRows ? q.m : (q.n + 63) / 64, 4 * team.size());
      if (parts == 1) {
        run(0);
      } else {
        team.run(parts, this);
      }
    } finally {
      q.release();
    }
  }

  private void makeRowsContiguous() {
    Product q = product;
    Object to = panels.atLeast(floats ? packedF32 : packedF64, Math.multiplyExact(q.n, q.k));
    if (floats) {
      packedF32 = to;
    } else {
      packedF64 = to;
    }
    panels.pack(q.b, q.bOffset, q.bColumnStride, q.bRowStride, q.n, q.n, q.k, to, 0);
    q.right(to, 0, q.n, 1);
  }

  @Override
  public void run(int part) {
    Product q = product;
    int size = splitRows ? q.m : q.n;
    int from = (int) ((long) size * part / parts);
    int to = (int) ((long) size * (part + 1) / parts);
    if (splitRows) {
      multiply(from, to, 0, q.n);
    } else {
      multiply(0, q.m, from, to);
    }
  }

  private void multiply(int firstRow, int endRow, int firstColumn, int endColumn) {
    Product q = product;
    int columns = endColumn - firstColumn;
    if (q.n == 1) {
      columnOfC(firstRow, endRow);
    } else if (q.bColumnStride != 1) {
      for (int i = firstRow; i < endRow; i++) {
        innerProducts(i, firstColumn, columns);
      }
    } else {
      int c = q.cOffset + firstRow * q.cRowStride + firstColumn;
      panels.clearRows(q.c, c, q.cRowStride, endRow - firstRow, columns);
      for (int p = 0; p < q.k; p += DEPTH) {
        for (int i = firstRow; i < endRow; i++) {
          addRows(i, firstColumn, columns, p, Math.min(q.k, p + DEPTH));
        }
      }
    }
  }

  private void columnOfC(int firstRow, int endRow) {
    Product q = product;
    int a = q.aOffset + firstRow * q.aRowStride;
    int c = q.cOffset + firstRow * q.cRowStride;
    if (floats) {
      LoopsF32.chains(
          endRow - firstRow,
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
          endRow - firstRow,
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

  private void innerProducts(int row, int firstColumn, int columns) {
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

  private void addRows(int row, int firstColumn, int columns, int firstLine, int endLine) {
    Product q = product;
    int a = q.aOffset + row * q.aRowStride;
    int b = q.bOffset + firstColumn;
    int c = q.cOffset + row * q.cRowStride + firstColumn;
    if (floats) {
      LoopsF32.addRows(
          columns,
          firstLine,
          endLine,
          (float[]) q.a,
          a,
          q.aColumnStride,
          (float[]) q.b,
          b,
          q.bRowStride,
          (float[]) q.c,
          c);
    } else {
      LoopsF64.addRows(
          columns,
          firstLine,
          endLine,
          (double[]) q.a,
          a,
          q.aColumnStride,
          (double[]) q.b,
          b,
          q.bRowStride,
          (double[]) q.c,
          c);
    }
  }
}
