package dev.cajal.kernel.vector;

import dev.cajal.kernel.Product;
import dev.cajal.kernel.vector.TileShape.Left;

/** Which operands of a product are copied before they are multiplied: what costs least. */
final class Operands {
  /** Rows up to which B is read where it lies, if its rows are contiguous. */
  private static final int FEW_ROWS = 256;

  /** Columns up to which A is read where it lies: with more, its copy costs little. */
  private static final int FEW_COLUMNS = 512;

  /** Bytes of one way of the first cache; rows this far apart meet in one set. */
  private static final int WAY = 4096;

  /** The multiplications that take one thread as long as the copy of an element. */
  private static final int COPY = 16;

  /** Elements of C, its tiles filled, up to which it is kept transposed beside its place. */
  private static final int PLACED_AT_END = 1 << 20;

  /** Rows of a thread from which its own copy of B takes less than an eighth of its time. */
  private static final int OWN_ROWS = 128;

  /** Elements of B up to which each thread's own copy stays in its core's second cache. */
  private static final int OWN_COPY = 1 << 16;

  private Operands() {}

  static boolean packsRight(Product q) {
    return q.bColumnStride != 1 || q.m > FEW_ROWS;
  }

  /** How tiles find A: where it lies if that saves a copy and the tiles for it are compiled. */
  static Left left(Product q, TileSet tiles) {
    if (!mayReadRows(q, tiles)) {
      return Left.PACKED;
    }
    int lastVectors = tiles.lastVectors(q.m, q.n);
    int lastHeight = tiles.lastHeight(q.m, q.n, lastVectors);
    return tiles.areRowsHot(q.m, q.n, q.k, lastHeight, lastVectors) ? Left.ROWS : Left.PACKED;
  }

  /**
   * Whether A could be read where it lies: its rows are contiguous, its copy would cost something
   * beside the product, and its rows do not meet in one set of the first cache.
   */
  private static boolean mayReadRows(Product q, TileSet tiles) {
    return tiles.readsRows()
        && q.aColumnStride == 1
        && q.n <= FEW_COLUMNS
        && q.aRowStride * tiles.dtype().bytes() % WAY != 0;
  }

  /**
   * Turns a product into the transposed one if that costs less and its tiles are compiled.
   *
   * <p>A large B whose columns are contiguous would have to be copied; as the left matrix of the
   * transposed product it is read where it lies, and only A, and C at the end, are copied.
   *
   * @return whether it did
   */
  static boolean turn(Product q, TileSet tiles) {
    if (q.bRowStride != 1
        || q.bColumnStride == 1
        || !tiles.readsRows()
        || padded(q.n, tiles.tallest()) * padded(q.m, tiles.panelWidth()) > PLACED_AT_END) {
      return false;
    }
    long cost = cost(q, tiles);
    q.transpose();
    if (cost(q, tiles) + (long) COPY * q.m * q.n < cost && left(q, tiles) == Left.ROWS) {
      return true;
    }
    q.transpose();
    return false;
  }

  /**
   * Whether threads, who share the rows of A, copy all of B each, and of A what they multiply: to
   * fetch what another core has just written would take longer.
   */
  static boolean areCopiedByEach(Product q, int threads) {
    return threads > 1 && q.m >= threads * OWN_ROWS && (long) q.n * q.k <= OWN_COPY;
  }

  /** In multiplications, those for nothing at the edges included. */
  private static long cost(Product q, TileSet tiles) {
    int lastVectors = tiles.lastVectors(q.m, q.n);
    long rows = padded(q.m, tiles.tallest(), tiles.lastHeight(q.m, q.n, lastVectors));
    long columns = padded(q.n, tiles.panelWidth(), lastVectors * tiles.lanes());
    long copied = (packsRight(q) ? q.n : 0L) + (mayReadRows(q, tiles) ? 0 : q.m);
    return (rows * columns + COPY * copied) * q.k;
  }

  private static long padded(int size, int panel) {
    return padded(size, panel, panel);
  }

  private static long padded(int size, int panel, int lastPanel) {
    return size / panel * (long) panel + (size % panel == 0 ? 0 : lastPanel);
  }
}
