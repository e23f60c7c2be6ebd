package dev.cajal.codegen;

import java.util.function.LongSupplier;

/**
 * Whether a loop has such a share of the time that its warm-up repays: a warm-up takes a processor
 * for tenths of a second, which a loop of a few points would not give back in hours.
 *
 * <p>Not exact where threads meet, which only moves the moment of the change.
 */
final class Hotness {
  /** Operations after which a loop may be hot: some 20 ms of the scalar form. */
  private static final long OPERATIONS = 20_000_000;

  /** The time in which a hot loop does so many. */
  private static final long NANOS = 700_000_000;

  /** Runs that are to be expected of a program of which many are announced. */
  private static final int MANY_RUNS = 64;

  private final long enough;
  private final LongSupplier clock;
  private long points;
  private long since;

  /**
   * Counts from now on.
   *
   * @param operations of the loop at each point
   * @param clock in nanoseconds
   */
  Hotness(int operations, LongSupplier clock) {
    this.enough = OPERATIONS / Math.max(1, operations);
    this.clock = clock;
  }

  /** Whether the loop will be hot if it computes so many points in each of many runs. */
  boolean isReachedSoon(long points) {
    return points >= enough / MANY_RUNS;
  }

  /**
   * Counts points that are about to be computed, and says whether the loop is hot by those before.
   */
  boolean isReached(long more) {
    long before = points;
    points = before + more;
    if (before == 0) {
      since = clock.getAsLong();
      return false;
    }
    if (before < enough) {
      return false;
    }
    points = 0;
    return clock.getAsLong() - since < NANOS;
  }
}
