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

  /** Fills the lanes of rows with the identity. */
  void clear(LaneScratch scratch, int rows, int columns) {
    int size = count * LaneScratch.ROWS;
    for (int row = 0; row < rows; row++) {
      int from = from(row);
      int to = from + width(columns);
      switch (dtype) {
        case F32 ->
            Arrays.fill(scratch.floats(size), from, to, (float) reduction.floatingIdentity());
        case F64 -> Arrays.fill(scratch.doubles(size), from, to, reduction.floatingIdentity());
        case I32 -> Arrays.fill(scratch.ints(size), from, to, reduction.integerIdentity());
        case U8, BOOL -> throw notReduced(dtype);
      }
    }
  }

  /** Folds the lanes of rows and puts what comes out into an array, {@code step} apart. */
  void store(LaneScratch scratch, int rows, int columns, Object array, int place, int step) {
    int size = count * LaneScratch.ROWS;
    int half = width(columns) / 2;
    for (int row = 0; row < rows; row++) {
      int from = from(row);
      int to = place + row * step;
      switch (dtype) {
        case F32 -> ((float[]) array)[to] = fold(scratch.floats(size), from, half);
        case F64 -> ((double[]) array)[to] = fold(scratch.doubles(size), from, half);
        case I32 -> ((int[]) array)[to] = fold(scratch.ints(size), from, half);
        case U8, BOOL -> throw notReduced(dtype);
      }
    }
  }

  private int from(int row) {
    return (row * count + index) * LANES;
  }

  /** The lanes that may hold more than the identity. */
  static int width(int columns) {
    return columns >= LANES ? LANES : columns <= 1 ? 1 : Integer.highestOneBit(columns - 1) << 1;
  }

  private float fold(float[] lanes, int from, int half) {
    for (int h = half; h > 0; h >>= 1) {
      int to = from + h;
      switch (reduction) {
        case SUM -> {
          for (int lane = from; lane < to; lane++) {
            lanes[lane] += lanes[lane + h];
          }
        }
        case PRODUCT -> {
          for (int lane = from; lane < to; lane++) {
            lanes[lane] *= lanes[lane + h];
          }
        }
        case MAXIMUM -> {
          for (int lane = from; lane < to; lane++) {
            lanes[lane] = Math.max(lanes[lane], lanes[lane + h]);
          }
        }
        case MINIMUM -> {
          for (int lane = from; lane < to; lane++) {
            lanes[lane] = Math.min(lanes[lane], lanes[lane + h]);
          }
        }
      }
    }
    return lanes[from];
  }

  private double fold(double[] lanes, int from, int half) {
    for (int h = half; h > 0; h >>= 1) {
      int to = from + h;
      switch (reduction) {
        case SUM -> {
          for (int lane = from; lane < to; lane++) {
            lanes[lane] += lanes[lane + h];
          }
        }
        case PRODUCT -> {
          for (int lane = from; lane < to; lane++) {
            lanes[lane] *= lanes[lane + h];
          }
        }
        case MAXIMUM -> {
          for (int lane = from; lane < to; lane++) {
            lanes[lane] = Math.max(lanes[lane], lanes[lane + h]);
          }
        }
        case MINIMUM -> {
          for (int lane = from; lane < to; lane++) {
            lanes[lane] = Math.min(lanes[lane], lanes[lane + h]);
          }
        }
      }
    }
    return lanes[from];
  }

  private int fold(int[] lanes, int from, int half) {
    for (int h = half; h > 0; h >>= 1) {
      int to = from + h;
      switch (reduction) {
        case SUM -> {
          for (int lane = from; lane < to; lane++) {
            lanes[lane] += lanes[lane + h];
          }
        }
        case PRODUCT -> {
          for (int lane = from; lane < to; lane++) {
            lanes[lane] *= lanes[lane + h];
          }
        }
        case MAXIMUM -> {
          for (int lane = from; lane < to; lane++) {
            lanes[lane] = Math.max(lanes[lane], lanes[lane + h]);
          }
        }
        case MINIMUM -> {
          for (int lane = from; lane < to; lane++) {
            lanes[lane] = Math.min(lanes[lane], lanes[lane + h]);
          }
        }
      }
    }
    return lanes[from];
  }
}
