package dev.cajal.kernel.vector;

import dev.cajal.kernel.PaddedCounters;
import dev.cajal.kernel.Product;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that each own some rows of B, through which the tiles of C pass one after the other.
 *
 * <p>Part 0 adds the first rows of B to a tile and hands it on to part 1, while it begins the next
 * tile; so every element of C still sums in ascending order. When the weights of a layer are larger
 * than what flows through it, they thus stay with the thread whose share of the gradients and of
 * the update they are: what one core wrote, another has not to fetch. That costs a factor of two
 * where the cores have no cache in common.
 */
final class DepthPipeline {
  /** Elements of B below which it may as well move. */
  private static final int LARGE = 1 << 15;

  /** Rows of B of one part below which handing on a tile costs too much. */
  private static final int DEEP = 128;

  /** Tiles for each hand-over before the last part can begin. */
  private static final int TILES = 16;

  /** How often a part looks before it lets others use its core for a while. */
  private static final int SPINS = 10_000;

  private static final long NAP_NANOS = 20_000;

  /** How many tiles each part is done with. */
  private final PaddedCounters finished = new PaddedCounters();

  /**
   * Whether a product runs so.
   *
   * @param tiles how many tiles C has
   */
  static boolean suits(Product q, int tiles, int threads) {
    return threads > 1
        && (long) q.k * q.n >= LARGE
        && q.k >= DEEP * threads
        && tiles >= TILES * (threads - 1);
  }

  void begin(int parts) {
    finished.reset(parts);
  }

  /** Waits until the part before this one is done with a number of tiles. */
  void await(int part, int tiles) {
    if (part == 0) {
      return;
    }
    for (int spins = 0; finished.getAcquire(part - 1) < tiles; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(this, NAP_NANOS);
      }
    }
  }

  /** Ends all waiting because a part has failed: those after it need not run any more. */
  void abort(int parts) {
    for (int part = 0; part < parts; part++) {
      finished.setRelease(part, Integer.MAX_VALUE);
    }
  }

  /** Says how many tiles a part is done with. */
  void finish(int part, int tiles) {
    finished.setRelease(part, tiles);
  }
}
