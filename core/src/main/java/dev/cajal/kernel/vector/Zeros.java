package dev.cajal.kernel.vector;

import dev.cajal.shape.DType;

/**
 * Looks for zeros of either sign in rows of one element type; rows are parts of {@code float[]} or
 * {@code double[]} accordingly.
 */
interface Zeros {
  /** Elements after the listed ones that {@link #listOthers} may overwrite. */
  int SLACK = 64;

  /** How many elements are looked at for a guess. */
  int SAMPLE = 32;

  /** For F32 or F64. */
  static Zeros of(DType dtype) {
    return dtype == DType.F32 ? ZerosF32.INSTANCE : ZerosF64.INSTANCE;
  }

  /** Whether an eighth of a row is zeros, as far as some elements tell that lie evenly in it. */
  default boolean areCommon(Object row, int start, int count) {
    int zeros = 0;
    for (int i = 0; i < SAMPLE; i++) {
      zeros += isZero(row, start + (int) ((long) count * i / SAMPLE)) ? 1 : 0;
    }
    return count >= SAMPLE && zeros >= SAMPLE / 8;
  }

  /** Whether an element is a zero of either sign. */
  boolean isZero(Object row, int index);

  /**
   * Lists the elements of a row that are not zero, not-a-numbers among them.
   *
   * @param positions takes their positions in the row, in ascending order; longer than the row by
   *     {@link #SLACK}
   * @return how many there are
   */
  int listOthers(Object row, int start, int count, int[] positions);

  /** Whether a row has a zero with a minus sign. */
  boolean hasNegative(Object row, int start, int count);

  /** Makes the vector form fast, if there is one and this machine can. */
  void warmUp();
}
