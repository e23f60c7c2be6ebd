package dev.cajal.kernel.vector;

import dev.cajal.kernel.Panels;
import dev.cajal.kernel.UntilCompiled;
import java.util.stream.IntStream;

/** One tile of a set, generated at its first use, and whether C2 has compiled it. */
final class TileEntry {
  /** Far above the time of a compiled vector fma, far below that of an interpreted one. */
  private static final double COMPILED_NANOS = 5;

  private static final int DEPTH = 16;
  private static final int[] LINES = IntStream.range(0, DEPTH).toArray();

  private enum Heat {
    COLD,
    WANTED,
    HOT,
    SLOW
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

  /** Whether the tile is compiled. */
  boolean isHot() {
    return heat == Heat.HOT;
  }

  /**
   * Notes that the tile was missed, and says whether it is wanted.
   *
   * @param work the multiplications that it would have saved
   * @param enough the multiplications, missed in all, from which it is wanted
   */
  boolean isWantedAfter(long work, long enough) {
    missed += work;
    if (heat == Heat.COLD && missed >= enough) {
      want();
    }
    return isWanted();
  }

  /** Locked, so that no thread that saw it cold undoes what a warm-up has found out since. */
  private synchronized void want() {
    if (heat == Heat.COLD) {
      heat = Heat.WANTED;
    }
  }

  /** The multiplications that waited for this tile. */
  long missed() {
    return missed;
  }

  boolean isWanted() {
    return heat == Heat.WANTED;
  }

  /**
   * Runs the tile until C2 has compiled it; if it does not do so in time, it is never wanted again.
   */
  void warmUp() {
    if (shape.left() == TileShape.Left.LISTED) {
      Zeros.of(shape.dtype()).warmUp();
    }
    heat = UntilCompiled.OF_PROCESS.call(new Trial(), 1) ? Heat.HOT : Heat.SLOW;
  }

  /** The tile on made-up numbers. */
  private final class Trial implements UntilCompiled.Method {
    private final Object a;
    private final Object b;
    private final Object c;

    Trial() {
      Panels panels = Panels.of(shape.dtype());
      a = panels.atLeast(null, shape.rows() * DEPTH);
      b = panels.atLeast(null, shape.width() * DEPTH);
      c = panels.atLeast(null, shape.width() * shape.rows());
    }

    @Override
    public void idle(int turns) {
      run(-turns, true);
    }

    @Override
    public boolean isFast() {
      long before = System.nanoTime();
      run(DEPTH, true);
      run(DEPTH, false);
      double nanos = System.nanoTime() - before;
      return nanos < COMPILED_NANOS * 2 * DEPTH * shape.rows() * shape.vectors();
    }

    private void run(int depth, boolean first) {
      int width = shape.width();
      tile().run(depth, LINES, a, 0, DEPTH, b, 0, width, c, 0, width, first);
    }
  }
}
