package dev.cajal.codegen.lane;

import dev.cajal.fuse.loop.LoopProgram;
import java.util.List;

/** A step of a small program with all its numbers: what its code may take for constant. */
public sealed interface SmallStep {
  /**
   * Where the elements of an array lie that a step reads or writes.
   *
   * @param slot the array's position among those of a run; −1 for an index, which has none
   * @param offset of the first element
   * @param rowStride from one row to the next
   * @param columnStride from one column to the next
   */
  record Place(int slot, int offset, int rowStride, int columnStride) {}

  /**
   * A fused loop.
   *
   * @param program what is computed at each point
   * @param rows at least 1
   * @param columns at least 1
   * @param places one for each operand of the program, then one for each result
   * @param literals the constants
   */
  record Loop(LoopProgram program, int rows, int columns, List<Place> places, List<Double> literals)
      implements SmallStep {
    /** Copies the lists. */
    public Loop {
      places = List.copyOf(places);
      literals = List.copyOf(literals);
    }
  }

  /**
   * An f32 matrix product, by the chain of {@link dev.cajal.kernel.MatMul}.
   *
   * @param m rows of left and result
   * @param n columns of right and result
   * @param k columns of left, rows of right; at least 1
   * @param left any strides
   * @param right any strides
   * @param result its columns are neighbours
   */
  record Product(int m, int n, int k, Place left, Place right, Place result) implements SmallStep {}
}
