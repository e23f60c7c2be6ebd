package dev.cajal.kernel;

/**
 * Sorts keys together with their indices, stably: runs of 16 by insertion, then merges from the
 * bottom up. Its arrays grow to the longest line seen.
 */
final class StableSorter {
  private static final int RUN = 16;

  private long[] keys = new long[0];
  private int[] order = new int[0];
  private long[] otherKeys = new long[0];
  private int[] otherOrder = new int[0];

  /** The array for the keys of a line of that many elements. */
  long[] keys(int count) {
    if (keys.length < count) {
      keys = new long[count];
      order = new int[count];
      otherKeys = new long[count];
      otherOrder = new int[count];
    }
    return keys;
  }

  /** The indices of the first {@code count} keys in ascending order of keys, then of indices. */
  int[] order(int count) {
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    for (int from = 0; from < count; from += RUN) {
      sortRun(from, Math.min(count, from + RUN));
    }
    for (int width = RUN; width > 0 && width < count; width *= 2) {
      for (int from = 0; from < count; from += 2 * width) {
        int middle = Math.min(count, from + width);
        merge(from, middle, Math.min(count, middle + width));
      }
      swap();
    }
    return order;
  }

  private void sortRun(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long key = keys[i];
      int index = order[i];
      int at = i;
      while (at > from && keys[at - 1] > key) {
        keys[at] = keys[at - 1];
        order[at] = order[at - 1];
        at--;
      }
      keys[at] = key;
      order[at] = index;
    }
  }

  private void merge(int from, int middle, int to) {
    int left = from;
    int right = middle;
    for (int at = from; at < to; at++) {
      if (left < middle && (right >= to || keys[left] <= keys[right])) {
        otherKeys[at] = keys[left];
        otherOrder[at] = order[left++];
      } else {
        otherKeys[at] = keys[right];
        otherOrder[at] = order[right++];
      }
    }
  }

  private void swap() {
    long[] sortedKeys = otherKeys;
    int[] sortedOrder = otherOrder;
    otherKeys = keys;
    otherOrder = order;
    keys = sortedKeys;
    order = sortedOrder;
  }
}
