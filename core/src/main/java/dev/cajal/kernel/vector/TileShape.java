package dev.cajal.kernel.vector;

import dev.cajal.shape.DType;

/**
 * What a tile is generated for.
 *
 * @param dtype F32 or F64
 * @param bits the vector width
 * @param rows the rows of the tile
 * @param vectors the columns of the tile, in vectors
 * @param left how the rows of A lie
 * @param packedStep whether the step between lines of B is always the width of the tile, a constant
 *     with which C2 removes the bounds checks that a variable step leaves in the loop
 */
record TileShape(DType dtype, int bits, int rows, int vectors, Left left, boolean packedStep) {
  /** How a tile finds the elements of A. */
  enum Left {
    /** Packed: a line of as many elements as the tile has rows, then the next line. */
    PACKED,
    /** Where A lies, a row's elements side by side. */
    ROWS,
    /** One row where it lies, of which only listed elements are taken, and their lines of B. */
    LISTED
  }

  /** The elements of one vector. */
  int lanes() {
    return bits / (8 * dtype.bytes());
  }

  /** The columns of the tile, in elements. */
  int width() {
    return vectors * lanes();
  }
}
