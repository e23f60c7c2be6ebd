package dev.cajal.kernel.vector;

import dev.cajal.kernel.Panels;
import dev.cajal.kernel.Product;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.kernel.vector.TileShape.Left;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running product of a single row with a matrix whose rows are contiguous: C stays in registers
 * over the whole depth, up to sixteen vectors at a time. Columns that do not fill a vector are
 * packed, filled up with zeros.
 *
 * <p>Such a product takes as long as B takes to be read. If many elements of the row are zeros, the
 * lines of B that they multiply are not read, where B is known to be finite: adding ±0 leaves every
 * sum as it is, but for −0, which becomes +0 when +0 is added. So a result of −0 may have to be +0,
 * and all others are right. As it takes an underflow to come to −0, the whole row is computed again
 * then, with all lines.
 */
final class RowProduct implements WorkerTeam.Task {
  private final Product product;
  private final TileSet tiles;
  private final Panels panels;
  private final Zeros zeros;
  private final AtomicInteger next = new AtomicInteger();
  private Object packedA;
  private Object packedB;
  private Object edge;
  private Object a;
  private int aStart;
  private int vectors;

  /** B, if its last columns are packed for all products with it. */
  private Object packedOf;

  private Left left;
  private int[] lines = {};
  private int depth;

  RowProduct(TileSet tiles, Product product) {
    this.tiles = tiles;
    this.product = product;
    panels = Panels.of(tiles.dtype());
    zeros = Zeros.of(tiles.dtype());
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
    if (q.rightIsFixed && zeros.areCommon(a, aStart, q.k) && isListedHot()) {
      listLines();
      multiply(team);
      if (zeros.hasNegative(q.c, q.cOffset, q.n)) {
        takeAllLines();
        multiply(team);
      }
    } else {
      takeAllLines();
      multiply(team);
    }
    a = null;
  }

  private boolean isListedHot() {
    return tiles.isRowHot(product.n, product.k, Left.LISTED);
  }

  private void listLines() {
    left = Left.LISTED;
    if (lines.length < product.k + Zeros.SLACK) {
      lines = new int[product.k + Zeros.SLACK];
    }
    depth = zeros.listOthers(a, aStart, product.k, lines);
    if (depth == 0) {
      // A tile without depth would leave C as it is.
      lines[0] = 0;
      depth = 1;
    }
  }

  private void takeAllLines() {
    left = Left.PACKED;
    depth = product.k;
  }

  private void multiply(WorkerTeam team) {
    next.set(0);
    if (TileSet.isRowAlone(product.n, product.k)) {
      run(0);
    } else {
      team.run(team.size(), this);
    }
    if (product.n % tiles.lanes() != 0) {
      multiplyRemainingColumns();
    }
  }

  private void multiplyRemainingColumns() {
    Product q = product;
    int lanes = tiles.lanes();
    int column = vectors * lanes;
    if (!q.rightIsFixed || packedOf != q.b) {
      packedB = panels.atLeast(packedB, q.k * lanes);
      edge = panels.atLeast(edge, lanes);
      panels.pack(q.b, q.bOffset + column, 1, q.bRowStride, q.n - column, lanes, q.k, packedB, 0);
      packedOf = q.rightIsFixed ? q.b : null;
    }
    tiles
        .tile(1, 1, left, false)
        .run(depth, lines, a, aStart, 1, packedB, 0, lanes, edge, 0, lanes, true);
    panels.copyRows(edge, 0, lanes, q.c, q.cOffset + column, q.cRowStride, 1, q.n - column);
  }

  @Override
  public void run(int part) {
    Product q = product;
    int step = tiles.rowStep(q.n, q.k);
    for (int v = next.getAndAdd(step); v < vectors; v = next.getAndAdd(step)) {
      for (int at = v; at < Math.min(vectors, v + step); ) {
        int width = tiles.rowVectors(Math.min(vectors, v + step) - at);
        int column = at * tiles.lanes();
        tiles
            .tile(1, width, left, false)
            .run(
                depth,
                lines,
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
