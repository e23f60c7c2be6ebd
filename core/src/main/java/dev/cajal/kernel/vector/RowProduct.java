package dev.cajal.kernel.vector;

import dev.cajal.kernel.Panels;
import dev.cajal.kernel.Product;
import dev.cajal.kernel.WorkerTeam;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running product of a single row with a matrix whose rows are contiguous: C stays in registers
 * over the whole depth, eight vectors at a time. Columns that do not fill a vector are packed,
 * filled up with zeros.
 */
final class RowProduct implements WorkerTeam.Task {
  /** Multiplications below which a second thread costs more than it saves. */
  private static final long WORTH_A_THREAD = 400_000;

  private final Product product;
  private final TileSet tiles;
  private final Panels panels;
  private final AtomicInteger next = new AtomicInteger();
  private Object packedA;
  private Object packedB;
  private Object edge;
  private Object a;
  private int aStart;
  private int vectors;

  RowProduct(TileSet tiles, Product product) {
    this.tiles = tiles;
    this.product = product;
    panels = Panels.of(tiles.dtype());
  }

  void run(WorkerTeam team) {
    Product q = product;
    vectors = q.n / tiles.lanes();
    if (q.aColumnStride == 1) {
      a = q.a;
      aStart = q.aOffset;
    } else {
      packedA = panels.atLeast(packedA, q.k);
      panels.pack(q.a, q.aOffset, q.aRowStride, q.aColumnStride, 1, 1, q.k, packedA, 0);
      a = packedA;
      aStart = 0;
    }
    next.set(0);
    if ((long) q.n * q.k < WORTH_A_THREAD) {
      run(0);
    } else {
      team.run(team.size(), this);
    }
    if (q.n % tiles.lanes() != 0) {
      multiplyRemainingColumns();
    }
    a = null;
  }

  private void multiplyRemainingColumns() {
    Product q = product;
    int lanes = tiles.lanes();
    int column = vectors * lanes;
    packedB = panels.atLeast(packedB, q.k * lanes);
    edge = panels.atLeast(edge, lanes);
    panels.pack(q.b, q.bOffset + column, 1, q.bRowStride, q.n - column, lanes, q.k, packedB, 0);
    tiles
        .tile(1, 1, TileShape.Left.PACKED, false)
        .run(q.k, a, aStart, 1, packedB, 0, lanes, edge, 0, lanes, true);
    panels.copyRows(edge, 0, lanes, q.c, q.cOffset + column, q.cRowStride, 1, q.n - column);
  }

  @Override
  public void run(int part) {
    Product q = product;
    int step = TileSet.ROW_VECTORS;
    for (int v = next.getAndAdd(step); v < vectors; v = next.getAndAdd(step)) {
      for (int at = v; at < Math.min(vectors, v + step); ) {
        int width = TileSet.rowVectors(Math.min(vectors, v + step) - at);
        int column = at * tiles.lanes();
        tiles
            .tile(1, width, TileShape.Left.PACKED, false)
            .run(
                q.k,
                a,
                aStart,
                1,
                q.b,
                q.bOffset + column,
                q.bRowStride,
                q.c,
                q.cOffset + column,
                q.cRowStride,
                true);
        at += width;
      }
    }
  }
}
