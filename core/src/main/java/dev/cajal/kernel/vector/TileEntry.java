package dev.cajal.kernel.vector;

import dev.cajal.kernel.Panels;

/**
 * One tile of a set, generated at its first use, and whether C2 has compiled it.
 *
 * <p>That is told by the clock: an interpreted vector operation takes a hundred times longer than a
 * compiled one. The first runs are short ones, because the virtual machine counts calls and loops,
 * not time; and they go on while C2 is at work, because it compiles first what is called most often
 * at the moment, and forgets what is no longer called.
 */
final class TileEntry {
  /** Far above the time of a compiled vector fma, far below that of an interpreted one. */
  private static final double COMPILED_NANOS = 5;

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private static final int DEPTH = 64;

  /** Depths, and numbers of runs, after which the interpreter and then C1 pass the tile on. */
  private static final int[][] FIRST_RUNS = {{1, 260}, {14, 1040}};

  private enum Heat {
    COLD,
    WANTED,
    HOT,
    HOPELESS
  }

  private final TileShape shape;
  private volatile Tile tile;
  private volatile Heat heat = Heat.COLD;

  /** Multiplications that waited for this tile; not exact where threads meet. */
  private long missed;

  TileEntry(TileShape shape) {
    this.shape = shape;
  }

  Tile tile() {
    Tile ready = tile;
    return ready != null ? ready : generate();
  }

  private synchronized Tile generate() {
    if (tile == null) {
      tile = TileGenerator.generate(shape);
    }
    return tile;
  }

  /**
   * Whether the tile is compiled; if not, it is wanted from now on.
   *
   * @param work the multiplications of the product that asks
   */
  boolean isHotOrWanted(long work) {
    Heat now = heat;
    if (now == Heat.HOT) {
      return true;
    }
    missed += work;
    if (now == Heat.COLD) {
      heat = Heat.WANTED;
    }
    return false;
  }

  /** The multiplications that waited for this tile. */
  long missed() {
    return missed;
  }

  boolean isWanted() {
    return heat == Heat.WANTED;
  }

  /** Runs the tile until C2 has compiled it, and says whether it did so in time. */
  boolean warmUp() {
    heat = becomesFast() ? Heat.HOT : Heat.HOPELESS;
    return heat == Heat.HOT;
  }

  private boolean becomesFast() {
    Panels panels = Panels.of(shape.dtype());
    Object a = panels.atLeast(null, shape.rows() * DEPTH);
    Object b = panels.atLeast(null, shape.width() * DEPTH);
    Object c = panels.atLeast(null, shape.width() * shape.rows());
    long start = System.nanoTime();
    for (int[] runs : FIRST_RUNS) {
      for (int run = 0; run < runs[1] && System.nanoTime() - start < PATIENCE_NANOS; run++) {
        run(runs[0], a, b, c, run % 2 == 0);
      }
    }
    while (System.nanoTime() - start < PATIENCE_NANOS) {
      long before = System.nanoTime();
      run(DEPTH, a, b, c, true);
      run(DEPTH, a, b, c, false);
      double nanos = System.nanoTime() - before;
      if (nanos < COMPILED_NANOS * 2 * DEPTH * shape.rows() * shape.vectors()) {
        return true;
      }
    }
    return false;
  }

  private void run(int depth, Object a, Object b, Object c, boolean first) {
    tile().run(depth, a, 0, DEPTH, b, 0, shape.width(), c, 0, shape.width(), first);
  }
}
