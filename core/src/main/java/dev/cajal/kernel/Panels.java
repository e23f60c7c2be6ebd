package dev.cajal.kernel;

import dev.cajal.shape.DType;

/**
 * The copies that a tiled matrix product needs, for one element type; arrays are {@code float[]} or
 * {@code double[]} accordingly.
 */
public sealed interface Panels permits PanelsF32, PanelsF64 {
  /** The copies for F32 or F64. */
  static Panels of(DType dtype) {
    return dtype == DType.F32 ? PanelsF32.INSTANCE : PanelsF64.INSTANCE;
  }

  /** {@code current} if it has at least the given size, else a new array. */
  Object atLeast(Object current, int size);

  /**
   * Packs {@code depth} lines of {@code count} elements one after the other, each filled up with
   * zeros to {@code width}: {@code to[toStart + p * width + r] = from[start + p * depthStride + r *
   * stride]}.
   */
  void pack(
      Object from,
      int start,
      int stride,
      int depthStride,
      int count,
      int width,
      int depth,
      Object to,
      int toStart);

  /** Copies a block of rows. */
  void copyRows(
      Object from,
      int start,
      int rowStride,
      Object to,
      int toStart,
      int toRowStride,
      int rows,
      int columns);

  /** Copies a block of rows into columns. */
  void copyTransposed(
      Object from,
      int start,
      int rowStride,
      Object to,
      int toStart,
      int toRowStride,
      int rows,
      int columns);

  /** Sets a block of rows to zero. */
  void clearRows(Object array, int start, int rowStride, int rows, int columns);
}
