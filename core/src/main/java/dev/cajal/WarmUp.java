package dev.cajal;

import dev.cajal.kernel.MatMuls;
import dev.cajal.shape.DType;

/**
 * Readiness for large products before the first one comes.
 *
 * <p>The vector forms of the matrix product are slow until the just-in-time compiler has done its
 * work, tenths of a second of one processor; until then products are computed by scalar code, four
 * to ten times slower, with the same bits. That work begins by itself with the first large
 * products. A process that knows that it will train or serve a network, and has data to read first,
 * gains the second by asking for it early.
 */
public final class WarmUp {
  private WarmUp() {}

  /**
   * Begins to compile the f32 product in a background thread, and returns at once. Does nothing
   * where that has been done already or where the Vector API is missing.
   */
  public static void begin() {
    begin(DType.F32);
  }

  /**
   * Begins to compile the product of one element type in a background thread, and returns at once.
   * Does nothing where that has been done already or where the Vector API is missing.
   *
   * @param dtype F32 or F64
   * @throws IllegalArgumentException if there are no products of the element type
   */
  public static void begin(DType dtype) {
    if (dtype != DType.F32 && dtype != DType.F64) {
      throw new IllegalArgumentException(
          "warm-up: the element type must be F32 or F64; found " + dtype);
    }
    MatMuls.prepare(dtype);
  }
}
