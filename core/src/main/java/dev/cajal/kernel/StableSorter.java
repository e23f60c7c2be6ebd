package dev.cajal.kernel;

import java.util.Arrays;

/**
 * Sorts keys together with their indices, stably: few by insertion and merges from the bottom up,
 * many by one byte of the keys after the other. Its arrays grow to the longest line seen.
 */
final class StableSorter {
  private static final int RUN = 16;

  /** Keys from which distributing them by their bytes is faster than comparing them. */
  private static final int MANY = 256;

  private static final int DIGITS = 256;

  private final int[] starts = new int[DIGITS];

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
    ascend(order, count);
    if (count < MANY) {
      mergeRuns(count);
    } else {
      distribute(count);
    }
    return order;
  }

  // Loops have methods of their own: one that also calls others is long to compile.
  private static void ascend(int[] order, int count) {
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
  }

  private static long least(long[] keys, int count) {
    long least = keys[0];
    for (int i = 1; i < count; i++) {
      least = Math.min(least, keys[i]);
    }
    return least;
  }

  private static long most(long[] keys, int count) {
    long most = keys[0];
    for (int i = 1; i < count; i++) {
      most = Math.max(most, keys[i]);
    }
    return most;
  }

  /** From the lowest byte up, above the smallest key, as far as there are any. */
  private void distribute(int count) {
    long least = least(keys, count);
    // The difference of any two longs is right as an unsigned number.
    long range = most(keys, count) - least;
    for (int shift = 0; shift < Long.SIZE && range >>> shift != 0; shift += Byte.SIZE) {
      distribute(count, least, shift);
      swap();
    }
  }

  private void distribute(int count, long least, int shift) {
    Arrays.fill(starts, 0);
    for (int i = 0; i < count; i++) {
      starts[digit(keys[i], least, shift)]++;
    }
    int start = 0;
    for (int digit = 0; digit < DIGITS; digit++) {
      int next = start + starts[digit];
      starts[digit] = start;
      start = next;
    }
    for (int i = 0; i < count; i++) {
      int at = starts[digit(keys[i], least, shift)]++;
      otherKeys[at] = keys[i];
      otherOrder[at] = order[i];
    }
  }

  private static int digit(long key, long least, int shift) {
    return (int) ((key - least) >>> shift) & (DIGITS - 1);
  }

  private void mergeRuns(int count) {
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
