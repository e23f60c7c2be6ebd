package dev.cajal.kernel;

import dev.cajal.shape.DType;

/**
 * Whole numbers whose order is the wanted order of elements: −0 and +0 are equal, and NaN is last
 * in either direction.
 */
final class SortKeys {
  private static final long LAST = Long.MAX_VALUE;

  private SortKeys() {}

  /** Fills {@code keys} from {@code count} elements a step apart. */
  static void fill(
      DType dtype, Object from, int start, int step, int count, boolean descending, long[] keys) {
    switch (dtype) {
      case F32 -> fill((float[]) from, start, step, count, keys);
      case F64 -> fill((double[]) from, start, step, count, keys);
      case I32 -> fill((int[]) from, start, step, count, keys);
      case U8 -> fill((byte[]) from, start, step, count, keys);
      case BOOL -> fill((boolean[]) from, start, step, count, keys);
    }
    if (descending) {
      for (int i = 0; i < count; i++) {
        keys[i] = keys[i] == LAST ? LAST : ~keys[i];
      }
    }
  }

  private static void fill(float[] from, int start, int step, int count, long[] keys) {
    for (int i = 0; i < count; i++) {
      float value = from[start + i * step];
      // Adding 0 makes −0 equal to 0.
      int bits = Float.floatToRawIntBits(value + 0f);
      keys[i] = Float.isNaN(value) ? LAST : bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }
  }

  private static void fill(double[] from, int start, int step, int count, long[] keys) {
    for (int i = 0; i < count; i++) {
      double value = from[start + i * step];
      long bits = Double.doubleToRawLongBits(value + 0.0);
      keys[i] = Double.isNaN(value) ? LAST : bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }
  }

  private static void fill(int[] from, int start, int step, int count, long[] keys) {
    for (int i = 0; i < count; i++) {
      keys[i] = from[start + i * step];
    }
  }

  private static void fill(byte[] from, int start, int step, int count, long[] keys) {
    for (int i = 0; i < count; i++) {
      keys[i] = from[start + i * step] & 0xff;
    }
  }

  private static void fill(boolean[] from, int start, int step, int count, long[] keys) {
    for (int i = 0; i < count; i++) {
      keys[i] = from[start + i * step] ? 1 : 0;
    }
  }
}
