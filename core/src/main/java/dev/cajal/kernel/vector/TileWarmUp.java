package dev.cajal.kernel.vector;

import dev.cajal.kernel.Panels;
import java.util.List;

/**
 * Runs tiles on zeros until C2 has compiled them, told by the clock: an interpreted vector
 * operation takes a hundred times longer than a compiled one.
 */
final class TileWarmUp {
  /** Far above the time of a compiled vector fma, far below that of an interpreted one. */
  private static final double COMPILED_NANOS = 5;

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private static final int DEPTH = 256;

  private TileWarmUp() {}

  /** Returns whether all the shapes were seen at full speed. */
  static boolean run(TileSet tiles, List<TileSet.Member> members) {
    for (TileSet.Member member : members) {
      if (!run(tiles, member)) {
        return false;
      }
    }
    return true;
  }

  private static boolean run(TileSet tiles, TileSet.Member member) {
    Panels panels = Panels.of(tiles.dtype());
    int width = member.vectors() * tiles.lanes();
    Object a = panels.atLeast(null, member.rows() * DEPTH);
    Object b = panels.atLeast(null, width * DEPTH);
    Object c = panels.atLeast(null, width * member.rows());
    Tile tile = tiles.tile(member.rows(), member.vectors(), member.packed());
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE_NANOS) {
      long before = System.nanoTime();
      tile.run(DEPTH, a, 0, b, 0, width, c, 0, width, true);
      tile.run(DEPTH, a, 0, b, 0, width, c, 0, width, false);
      double nanos = System.nanoTime() - before;
      if (nanos / (2.0 * DEPTH * member.rows() * member.vectors()) < COMPILED_NANOS) {
        return true;
      }
    }
    return false;
  }
}
