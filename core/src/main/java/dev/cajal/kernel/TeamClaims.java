package dev.cajal.kernel;

/**
 * Which parts of a team's task have been begun.
 *
 * <p>Thread {@code t} of {@code n} owns the parts t, t + n, t + 2n and so on. It takes them first,
 * in this order, and then, thread by thread, those that the others have not begun.
 */
final class TeamClaims {
  private final int threads;

  /** For each thread the last run in which a part of its own was taken, above how many were. */
  private final PaddedCounters taken = new PaddedCounters();

  TeamClaims(int threads) {
    this.threads = threads;
    taken.reset(threads);
  }

  /**
   * A part of a run that nobody has begun, or -1 if none is left.
   *
   * @param run the number of the run, from 1, greater than those before
   * @param parts how many parts it has, below 2<sup>16</sup>
   * @param thread who asks
   */
  int take(long run, int parts, int thread) {
    for (int turn = 0; turn < threads; turn++) {
      int owner = thread + turn < threads ? thread + turn : thread + turn - threads;
      int part = takeOwned(run, parts, owner);
      if (part >= 0) {
        return part;
      }
    }
    return -1;
  }

  private int takeOwned(long run, int parts, int owner) {
    while (true) {
      long seen = taken.get(owner);
      long last = seen >>> 16;
      if (last > run) {
        return -1;
      }
      long count = last == run ? seen & 0xFFFF : 0;
      long part = owner + count * threads;
      if (part >= parts) {
        return -1;
      }
      if (taken.compareAndSet(owner, seen, (run << 16) + count + 1)) {
        return (int) part;
      }
    }
  }
}
