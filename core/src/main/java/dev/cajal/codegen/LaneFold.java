package dev.cajal.codegen;

import dev.cajal.kernel.LaneScratch;
import dev.cajal.op.Reduction;
import dev.cajal.shape.DType;
import java.util.Arrays;

/**
 * The two ends of a reduction over columns: lanes filled with the identity, and their halving tree.
 *
 * <p>With fewer columns than lanes the tree starts at the smallest power of two that has room for
 * them: the lanes left out hold the identity, which changes no bit (no lane is −0 in a sum, because
 * each starts from 0).
 *
 * @param reduction what the tree does
 * @param dtype the type of the lanes
 * @param index which lanes of the scratch
 * @param count how many sets of lanes the scratch has
 */
record LaneFold(Reduction reduction, DType dtype, int index, int count) {
  private static final int LANES = LaneScratch.LANES;

  static IllegalStateException notReduced(DType dtype) {
    return new IllegalStateException(dtype.label() + " values are not reduced");
  }

  void clear(LaneScratch scratch, int columns) {
    int from = index * LANES;
    int to = from + width(columns);
    switch (dtype) {
      case F32 ->
          Arrays.fill(scratch.floats(count), from, to, (float) reduction.floatingIdentity());
      case F64 -> Arrays.fill(scratch.doubles(count), from, to, reduction.floatingIdentity());
      case I32 -> Arrays.fill(scratch.ints(count), from, to, reduction.integerIdentity());
      case U8, BOOL -> throw notReduced(dtype);
    }
  }

  void store(LaneScratch scratch, int columns, Object array, int place) {
    int half = width(columns) / 2;
    int from = index * LANES;
    switch (dtype) {
      case F32 -> ((float[]) array)[place] = fold(scratch.floats(count), from, half);
      case F64 -> ((double[]) array)[place] = fold(scratch.doubles(count), from, half);
      case I32 -> ((int[]) array)[place] = fold(scratch.ints(count), from, half);
      case U8, BOOL -> throw notReduced(dtype);
    }
  }

  private static int width(int columns) {
    return columns >= LANES ? LANES : columns <= 1 ? 1 : Integer.highestOneBit(columns - 1) << 1;
  }

  private float fold(float[] lanes, int from, int half) {
    for (int h = half; h > 0; h >>= 1) {
      for (int lane = from; lane < from + h; lane++) {
        lanes[lane] =
            switch (reduction) {
              case SUM -> lanes[lane] + lanes[lane + h];
              case PRODUCT -> lanes[lane] * lanes[lane + h];
              case MAXIMUM -> Math.max(lanes[lane], lanes[lane + h]);
              case MINIMUM -> Math.min(lanes[lane], lanes[lane + h]);
            };
      }
    }
    return lanes[from];
  }

  private double fold(double[] lanes, int from, int half) {
    for (int h = half; h > 0; h >>= 1) {
      for (int lane = from; lane < from + h; lane++) {
        lanes[lane] =
            switch (reduction) {
              case SUM -> lanes[lane] + lanes[lane + h];
              case PRODUCT -> lanes[lane] * lanes[lane + h];
              case MAXIMUM -> Math.max(lanes[lane], lanes[lane + h]);
              case MINIMUM -> Math.min(lanes[lane], lanes[lane + h]);
            };
      }
    }
    return lanes[from];
  }

  private int fold(int[] lanes, int from, int half) {
    for (int h = half; h > 0; h >>= 1) {
      for (int lane = from; lane < from + h; lane++) {
        lanes[lane] =
            switch (reduction) {
              case SUM -> lanes[lane] + lanes[lane + h];
              case PRODUCT -> lanes[lane] * lanes[lane + h];
              case MAXIMUM -> Math.max(lanes[lane], lanes[lane + h]);
              case MINIMUM -> Math.min(lanes[lane], lanes[lane + h]);
            };
      }
    }
    return lanes[from];
  }
}
