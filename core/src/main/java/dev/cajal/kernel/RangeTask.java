package dev.cajal.kernel;

/** A task over a range of numbers, cut into one piece per thread where that is worth waking one. */
abstract class RangeTask implements WorkerTeam.Task {
  /** Elements below which a second thread costs more than it saves. */
  private static final long WORTH_A_THREAD = 50_000;

  private int size;
  private int parts;

  /** Does numbers {@code from} to {@code to - 1}; the part is below the size of the team. */
  abstract void range(int part, int from, int to);

  /** How many parts {@link #split} makes for a task over that many elements, given enough range. */
  static int partsFor(long elements, WorkerTeam team) {
    return elements < WORTH_A_THREAD ? 1 : team.size();
  }

  /** Does all numbers below the size, on all threads if that many elements are worth it. */
  final void split(int size, long elements, WorkerTeam team) {
    this.size = size;
    parts = Math.min(size, partsFor(elements, team));
    if (parts <= 1) {
      range(0, 0, size);
    } else {
      team.run(parts, this);
    }
  }

  @Override
  public final void run(int part) {
    range(part, start(part), start(part + 1));
  }

  private int start(int part) {
    return (int) ((long) size * part / parts);
  }
}
