package dev.cajal.kernel.vector;

import dev.cajal.kernel.Panels;
import dev.cajal.kernel.Product;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.kernel.vector.TileShape.Left;

/**
 * A running product of two or more rows, cut into blocks that fit the caches.
 *
 * <p>For each block of columns, of depth and of rows, A is packed into panels as tall as a tile (or
 * read where it lies, when few columns would not repay the copy), B into panels as wide as one (or
 * read where it lies, when few rows would not repay the copy), and every tile adds its share to C.
 * The depth blocks come in ascending order and C keeps the accumulators between them, so blocking
 * does not change a bit.
 *
 * <p>The product may be computed transposed where that copies less ({@link Operands#turn}). The
 * tiles of its C lie side by side until all depth is added, and then go, transposed, to their
 * places.
 */
final class TiledProduct implements WorkerTeam.Task {
  /**
   * The deepest block. C is read and written once for each; a panel of B, 32 columns of 512, takes
   * 64 KB of the second cache, which is fast enough for it.
   */
  private static final int DEEPEST = 512;

  /**
   * Elements up to which all depth is packed before any is multiplied, so that threads wait for
   * each other twice and not twice for each block of depth.
   */
  private static final int PACKED_AT_ONCE = 1 << 20;

  /** Rows of A packed at a time in the deepest block: a multiple of the tallest tile's. */
  private static final int MOST_ROWS = 560;

  /** Columns of B packed at a time: a multiple of the widest panel's. */
  private static final int MOST_COLUMNS = 2048;

  /** Multiplications below which a second thread costs more than it saves. */
  private static final long WORTH_A_THREAD = 400_000;

  /** Elements to pack below which a second thread costs more than it saves. */
  private static final int PACK_WORTH_A_THREAD = 16_384;

  private final Product product;
  private final TileSet tiles;
  private final Panels panels;

  private final Shares shares = new Shares();
  private final DepthPipeline pipeline = new DepthPipeline();
  private final Cuts tall = new Cuts();
  private final Cuts wide = new Cuts();

  private Object packedA;
  private Object packedB;
  private Object edges;

  private Left left;
  private int lastHeight;
  private int lastVectors;
  private boolean turned;
  private boolean packB;
  private boolean ownCopies;
  private int ownSize;
  private int firstRow;
  private int rows;
  private int firstColumn;
  private int columns;
  private int firstLine;
  private int depth;
  private int step;
  private int mostRows;

  private Phase phase = Phase.PACKING;
  private boolean pipelined;
  private int parts;
  private int tilesToPack;
  private int rowChunks;
  private int columnChunks;

  private enum Phase {
    PACKING,
    MULTIPLYING,
    ROWS,
    PIPELINE
  }

  TiledProduct(TileSet tiles, Product product) {
    this.tiles = tiles;
    this.product = product;
    panels = Panels.of(tiles.dtype());
  }

  void run(WorkerTeam team) {
    Product q = product;
    turned = Operands.turn(q, tiles);
    packB = Operands.packsRight(q);
    pipelined = team.isFree() && isPipelined(team.size());
    int own = pipelined ? (q.k + team.size() - 1) / team.size() : q.k;
    int steps = (own + DEEPEST - 1) / DEEPEST;
    step = (own + steps - 1) / steps;
    lastVectors = tiles.lastVectors(q.m, q.n);
    lastHeight = tiles.lastHeight(q.m, q.n, lastVectors);
    left = Operands.left(q, tiles);
    mostRows = Math.max(1, DEEPEST / step) * MOST_ROWS;
    int lineSize = Math.min(q.m, mostRows) + (packB ? Math.min(q.n, MOST_COLUMNS) : 0);
    int deepest = pipelined || (long) lineSize * q.k <= PACKED_AT_ONCE ? q.k : step;
    boolean whole = deepest == q.k && q.m <= mostRows && q.n <= MOST_COLUMNS;
    ownCopies =
        whole
            && !pipelined
            && team.isFree()
            && (long) q.m * q.n * q.k >= WORTH_A_THREAD
            && Operands.areCopiedByEach(q, team.size());
    reserve(deepest, team.size());
    for (firstColumn = 0; firstColumn < q.n; firstColumn += columns) {
      columns = Math.min(MOST_COLUMNS, q.n - firstColumn);
      wide.cut(columns, tiles.panelWidth(), lastVectors * tiles.lanes());
      for (firstLine = 0; firstLine < q.k; firstLine += depth) {
        depth = Math.min(deepest, q.k - firstLine);
        for (firstRow = 0; firstRow < q.m; firstRow += rows) {
          rows = Math.min(mostRows, q.m - firstRow);
          tall.cut(rows, tiles.tallest(), lastHeight);
          if (ownCopies) {
            share(Phase.ROWS, tall.count(), 0, false, team);
          } else {
            packBlock(team);
            multiplyBlock(team);
          }
        }
      }
    }
  }

  private boolean isPipelined(int threads) {
    Product q = product;
    int tall = (q.m + tiles.tallest() - 1) / tiles.tallest();
    int wide = (q.n + tiles.panelWidth() - 1) / tiles.panelWidth();
    return !packB
        && q.n <= MOST_COLUMNS
        && (long) q.m * q.n * q.k >= threads * WORTH_A_THREAD
        && (long) q.m * q.k <= PACKED_AT_ONCE
        && DepthPipeline.suits(q, tall * wide, threads);
  }

  private void reserve(int deepest, int threads) {
    Product q = product;
    int tallest = tiles.tallest();
    int width = tiles.panelWidth();
    int height =
        left == Left.PACKED
            ? Cuts.filled(Math.min(q.m, mostRows), tallest)
            : Cuts.ragged(q.m, tallest, lastHeight);
    int breadth =
        packB
            ? Cuts.filled(Math.min(q.n, MOST_COLUMNS), width)
            : Cuts.ragged(q.n, width, lastVectors * tiles.lanes());
    packedA = panels.atLeast(packedA, height * deepest);
    ownSize = breadth * deepest;
    packedB = panels.atLeast(packedB, (ownCopies ? copies(threads) : 1) * ownSize);
    edges =
        panels.atLeast(
            edges,
            turned
                ? Cuts.filled(q.m, tallest) * Cuts.filled(q.n, width)
                : threads * tallest * width);
  }

  /** Not more than tiles of rows, which are shared. */
  private int copies(int threads) {
    return Math.min(threads, Cuts.filled(product.m, tiles.tallest()) / tiles.tallest());
  }

  private void packBlock(WorkerTeam team) {
    int panelsToPack = 0;
    if (firstRow == 0) {
      panelsToPack = packB ? wide.count() : wide.endsRagged() ? 1 : 0;
    }
    tilesToPack = left == Left.PACKED ? tall.count() : tall.endsRagged() ? 1 : 0;
    int elements = (tilesToPack * tiles.tallest() + panelsToPack * tiles.panelWidth()) * depth;
    if (elements > 0) {
      share(Phase.PACKING, tilesToPack, panelsToPack, elements < PACK_WORTH_A_THREAD, team);
    }
  }

  private void multiplyBlock(WorkerTeam team) {
    if (pipelined) {
      phase = Phase.PIPELINE;
      parts = team.size();
      pipeline.begin(parts);
      team.run(parts, this);
      return;
    }
    boolean alone = (long) rows * columns * depth < WORTH_A_THREAD;
    int target = alone ? 1 : 4 * team.size();
    if (tall.count() >= wide.count()) {
      rowChunks = Math.min(tall.count(), target);
      columnChunks = Math.min(wide.count(), (target + rowChunks - 1) / rowChunks);
    } else {
      columnChunks = Math.min(wide.count(), target);
      rowChunks = Math.min(tall.count(), (target + columnChunks - 1) / columnChunks);
    }
    share(Phase.MULTIPLYING, rowChunks * columnChunks, 0, alone, team);
  }

  private void share(Phase phase, int first, int second, boolean alone, WorkerTeam team) {
    this.phase = phase;
    parts = alone ? 1 : Math.min(first + second, team.size());
    shares.begin(parts, first, second);
    if (parts == 1) {
      run(0);
    } else {
      team.run(parts, this);
    }
  }

  /** One part is one thread, with its own place for ragged tiles. */
  @Override
  public void run(int part) {
    if (phase == Phase.PIPELINE) {
      pass(part);
      return;
    }
    if (phase == Phase.ROWS) {
      multiplyOwnRows(part);
      return;
    }
    for (int unit = shares.take(part); unit >= 0; unit = shares.take(part)) {
      if (phase == Phase.MULTIPLYING) {
        multiplyChunk(unit / columnChunks, unit % columnChunks, part);
      } else if (unit < tilesToPack) {
        packTile(left == Left.PACKED ? unit : tall.count() - 1);
      } else {
        packPanel(packB ? unit - tilesToPack : wide.count() - 1, part);
      }
    }
  }

  private void multiplyOwnRows(int part) {
    boolean packed = false;
    for (int tile = shares.take(part); tile >= 0; tile = shares.take(part)) {
      for (int panel = 0; panel < wide.count() && !packed; panel++) {
        if (isPacked(panel)) {
          packPanel(panel, part);
        }
      }
      packed = true;
      if (left == Left.PACKED || tall.isRagged(tile)) {
        packTile(tile);
      }
      multiplyTiles(tile, tile + 1, 0, wide.count(), part);
    }
  }

  /** Adds a part's rows of B to every tile of the block. */
  private void pass(int part) {
    int from = (int) ((long) depth * part / parts);
    int to = (int) ((long) depth * (part + 1) / parts);
    int done = 0;
    boolean ended = false;
    try {
      for (int panel = 0; panel < wide.count(); panel++) {
        for (int tile = 0; tile < tall.count(); tile++) {
          pipeline.await(part, ++done);
          for (int line = from; line < to; line += step) {
            multiplyTile(tile, panel, line, Math.min(to, line + step), part);
          }
          pipeline.finish(part, done);
        }
      }
      ended = true;
    } finally {
      if (!ended) {
        pipeline.abort(parts);
      }
    }
  }

  private boolean isPacked(int panel) {
    return packB || wide.isRagged(panel);
  }

  private int startOfTile(int tile) {
    return left == Left.PACKED ? tile * tiles.tallest() * depth : 0;
  }

  private int startOfPanel(int panel, int part) {
    int own = ownCopies ? part * ownSize : 0;
    return packB ? own + panel * tiles.panelWidth() * depth : own;
  }

  private void packTile(int tile) {
    Product q = product;
    int row = firstRow + tile * tiles.tallest();
    int count = tall.elements(tile);
    panels.pack(
        q.a,
        q.aOffset + row * q.aRowStride + firstLine * q.aColumnStride,
        q.aRowStride,
        q.aColumnStride,
        count,
        tall.computed(tile),
        depth,
        packedA,
        startOfTile(tile));
  }

  private void packPanel(int panel, int part) {
    Product q = product;
    int column = firstColumn + panel * tiles.panelWidth();
    panels.pack(
        q.b,
        q.bOffset + firstLine * q.bRowStride + column * q.bColumnStride,
        q.bColumnStride,
        q.bRowStride,
        wide.elements(panel),
        wide.computed(panel),
        depth,
        packedB,
        startOfPanel(panel, part));
  }

  private void multiplyChunk(int rowChunk, int columnChunk, int part) {
    int firstTile = tall.count() * rowChunk / rowChunks;
    int endTile = tall.count() * (rowChunk + 1) / rowChunks;
    int firstPanel = wide.count() * columnChunk / columnChunks;
    int endPanel = wide.count() * (columnChunk + 1) / columnChunks;
    multiplyTiles(firstTile, endTile, firstPanel, endPanel, part);
  }

  private void multiplyTiles(int firstTile, int endTile, int firstPanel, int endPanel, int part) {
    for (int line = 0; line < depth; line += step) {
      for (int panel = firstPanel; panel < endPanel; panel++) {
        for (int tile = firstTile; tile < endTile; tile++) {
          multiplyTile(tile, panel, line, Math.min(depth, line + step), part);
        }
      }
    }
  }

  /** Adds some of the block's depth, not more than a step, to one tile of C. */
  private void multiplyTile(int tile, int panel, int line, int end, int part) {
    Product q = product;
    int tileRows = tall.elements(tile);
    int height = tall.computed(tile);
    int tileColumns = wide.elements(panel);
    int width = wide.computed(panel);
    boolean packed = isPacked(panel);
    Left form = tileRows == height ? left : Left.PACKED;
    Tile kernel = tiles.tile(height, width / tiles.lanes(), form, packed);
    int column = firstColumn + panel * tiles.panelWidth();
    int count = end - line;
    int firstRowOfTile = firstRow + tile * tiles.tallest();
    Object a = form == Left.PACKED ? packedA : q.a;
    int aStart =
        form == Left.PACKED
            ? startOfTile(tile) + line * height
            : q.aOffset + firstRowOfTile * q.aRowStride + (firstLine + line) * q.aColumnStride;
    Object b = packed ? packedB : q.b;
    int bStart =
        packed
            ? startOfPanel(panel, part) + line * width
            : q.bOffset + (firstLine + line) * q.bRowStride + column;
    int bStep = packed ? width : q.bRowStride;
    boolean first = firstLine + line == 0;
    if (turned) {
      int place = (firstRowOfTile * wide.count() + panel * tiles.tallest()) * tiles.panelWidth();
      kernel.run(
          count, null, a, aStart, q.aRowStride, b, bStart, bStep, edges, place, width, first);
      if (firstLine + end == q.k) {
        int cStart = q.cOffset + column * q.cRowStride + firstRowOfTile;
        panels.copyTransposed(
            edges, place, width, q.c, cStart, q.cRowStride, tileRows, tileColumns);
      }
      return;
    }
    int cStart = q.cOffset + firstRowOfTile * q.cRowStride + column;
    if (tileRows == height && tileColumns == width) {
      kernel.run(
          count, null, a, aStart, q.aRowStride, b, bStart, bStep, q.c, cStart, q.cRowStride, first);
    } else {
      int edge = part * tiles.tallest() * tiles.panelWidth();
      if (!first) {
        panels.copyRows(q.c, cStart, q.cRowStride, edges, edge, width, tileRows, tileColumns);
      }
      kernel.run(count, null, a, aStart, q.aRowStride, b, bStart, bStep, edges, edge, width, first);
      panels.copyRows(edges, edge, width, q.c, cStart, q.cRowStride, tileRows, tileColumns);
    }
  }
}
