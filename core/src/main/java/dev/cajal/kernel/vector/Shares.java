package dev.cajal.kernel.vector;

import dev.cajal.kernel.PaddedCounters;

/**
 * Units of work of two kinds, shared over the parts of a task.
 *
 * <p>Each part has a share of its own of both kinds, the same in every step, so that what it writes
 * is mostly what it and the loops of its part read; when that is done it takes what others have
 * left.
 */
final class Shares {
  /** How many units of its share each part has given away. */
  private final PaddedCounters taken = new PaddedCounters();

  private int parts;
  private int first;
  private int second;

  /** Sets out the units: the first kind counts from 0, the second from where the first ends. */
  void begin(int parts, int first, int second) {
    this.parts = parts;
    this.first = first;
    this.second = second;
    taken.reset(parts);
  }

  /** The next unit for a part, or -1 if none is left. */
  int take(int part) {
    for (int turn = 0; turn < parts; turn++) {
      int unit = takeOf((part + turn) % parts);
      if (unit >= 0) {
        return unit;
      }
    }
    return -1;
  }

  private int takeOf(int share) {
    int start = start(share, first);
    int count = start(share + 1, first) - start;
    int secondStart = start(share, second);
    int secondCount = start(share + 1, second) - secondStart;
    if (taken.get(share) >= count + secondCount) {
      return -1;
    }
    int index = (int) taken.getAndIncrement(share);
    if (index < count) {
      return start + index;
    }
    return index < count + secondCount ? first + secondStart + index - count : -1;
  }

  private int start(int share, int size) {
    return (int) ((long) size * share / parts);
  }
}
