package dev.cajal.kernel;

import dev.cajal.shape.DType;

/** Sums of neighbours in arrays of the types that have arithmetic; integers wrap around. */
final class Numbers {
  private Numbers() {}

  static DType require(String operation, DType dtype) {
    if (!dtype.isNumeric()) {
      throw noArithmetic(operation, dtype);
    }
    return dtype;
  }

  private static IllegalArgumentException noArithmetic(String operation, DType dtype) {
    return new IllegalArgumentException(
        operation + ": needs a type with arithmetic; found " + dtype.label() + "; cast first");
  }

  /** {@code to[toStart + i] += from[start + i]}. */
  static void add(DType dtype, Object from, int start, Object to, int toStart, int count) {
    switch (dtype) {
      case F32 -> add((float[]) from, start, (float[]) to, toStart, count);
      case F64 -> add((double[]) from, start, (double[]) to, toStart, count);
      case I32 -> add((int[]) from, start, (int[]) to, toStart, count);
      case U8 -> add((byte[]) from, start, (byte[]) to, toStart, count);
      case BOOL -> throw noArithmetic("add", dtype);
    }
  }

  /**
   * Running sums of {@code count} elements a step apart: each the sum of those before it, itself
   * included unless exclusive.
   */
  static void accumulate(
      DType dtype, Object from, Object to, int start, int step, int count, boolean exclusive) {
    switch (dtype) {
      case F32 -> accumulate((float[]) from, (float[]) to, start, step, count, exclusive);
      case F64 -> accumulate((double[]) from, (double[]) to, start, step, count, exclusive);
      case I32 -> accumulate((int[]) from, (int[]) to, start, step, count, exclusive);
      case U8 -> accumulate((byte[]) from, (byte[]) to, start, step, count, exclusive);
      case BOOL -> throw noArithmetic("cumulative_sum", dtype);
    }
  }

  /** Which of {@code count} elements a step apart is the extreme: the first of them, or of NaNs. */
  static int extreme(DType dtype, Object from, int start, int step, int count, boolean largest) {
    return switch (dtype) {
      case F32 -> extreme((float[]) from, start, step, count, largest);
      case F64 -> extreme((double[]) from, start, step, count, largest);
      case I32 -> extreme((int[]) from, start, step, count, largest);
      case U8 -> extreme((byte[]) from, start, step, count, largest);
      case BOOL -> throw noArithmetic(largest ? "argmax" : "argmin", dtype);
    };
  }

  private static void add(float[] from, int start, float[] to, int toStart, int count) {
    for (int i = 0; i < count; i++) {
      to[toStart + i] += from[start + i];
    }
  }

  private static void accumulate(
      float[] from, float[] to, int start, int step, int count, boolean exclusive) {
    float sum = 0;
    int at = start;
    for (int i = 0; i < count; i++) {
      float next = sum + from[at];
      to[at] = exclusive ? sum : next;
      sum = next;
      at += step;
    }
  }

  private static int extreme(float[] from, int start, int step, int count, boolean largest) {
    int best = 0;
    float bestValue = from[start];
    for (int i = 1; i < count && !Float.isNaN(bestValue); i++) {
      float value = from[start + i * step];
      if (Float.isNaN(value) || (largest ? value > bestValue : value < bestValue)) {
        best = i;
        bestValue = value;
      }
    }
    return best;
  }

  private static void add(double[] from, int start, double[] to, int toStart, int count) {
    for (int i = 0; i < count; i++) {
      to[toStart + i] += from[start + i];
    }
  }

  private static void accumulate(
      double[] from, double[] to, int start, int step, int count, boolean exclusive) {
    double sum = 0;
    int at = start;
    for (int i = 0; i < count; i++) {
      double next = sum + from[at];
      to[at] = exclusive ? sum : next;
      sum = next;
      at += step;
    }
  }

  private static int extreme(double[] from, int start, int step, int count, boolean largest) {
    int best = 0;
    double bestValue = from[start];
    for (int i = 1; i < count && !Double.isNaN(bestValue); i++) {
      double value = from[start + i * step];
      if (Double.isNaN(value) || (largest ? value > bestValue : value < bestValue)) {
        best = i;
        bestValue = value;
      }
    }
    return best;
  }

  private static void add(int[] from, int start, int[] to, int toStart, int count) {
    for (int i = 0; i < count; i++) {
      to[toStart + i] += from[start + i];
    }
  }

  private static void accumulate(
      int[] from, int[] to, int start, int step, int count, boolean exclusive) {
    int sum = 0;
    int at = start;
    for (int i = 0; i < count; i++) {
      int next = sum + from[at];
      to[at] = exclusive ? sum : next;
      sum = next;
      at += step;
    }
  }

  private static int extreme(int[] from, int start, int step, int count, boolean largest) {
    int best = 0;
    int bestValue = from[start];
    for (int i = 1; i < count; i++) {
      int value = from[start + i * step];
      if (largest ? value > bestValue : value < bestValue) {
        best = i;
        bestValue = value;
      }
    }
    return best;
  }

  private static void add(byte[] from, int start, byte[] to, int toStart, int count) {
    for (int i = 0; i < count; i++) {
      to[toStart + i] = (byte) (to[toStart + i] + from[start + i]);
    }
  }

  private static void accumulate(
      byte[] from, byte[] to, int start, int step, int count, boolean exclusive) {
    byte sum = 0;
    int at = start;
    for (int i = 0; i < count; i++) {
      byte next = (byte) (sum + from[at]);
      to[at] = exclusive ? sum : next;
      sum = next;
      at += step;
    }
  }

  private static int extreme(byte[] from, int start, int step, int count, boolean largest) {
    int best = 0;
    int bestValue = from[start] & 0xff;
    for (int i = 1; i < count; i++) {
      int value = from[start + i * step] & 0xff;
      if (largest ? value > bestValue : value < bestValue) {
        best = i;
        bestValue = value;
      }
    }
    return best;
  }
}
