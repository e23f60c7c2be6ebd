package dev.cajal.fuse.loop;

import dev.cajal.op.Reduction;
import java.util.Objects;

/** What a loop program leaves in an array. */
public sealed interface Result {
  /** The id of the value it takes. */
  int value();

  /**
   * Every value, at offset + row · rowStride + column: columns are neighbours.
   *
   * @param value the id of the value
   */
  record Store(int value) implements Result {}

  /**
   * One value per row, at offset + row · rowStride, replacing what was there.
   *
   * <p>The order is fixed: column c belongs to lane c mod 32; each of the 32 lanes starts from the
   * identity and takes its columns in ascending order; then lane i takes lane i + 16 for i &lt; 16,
   * and so on with 8, 4, 2 and 1. A run must therefore cover all columns of its rows, from 0.
   *
   * @param value the id of the value: f32, f64 or i32
   * @param reduction how columns are combined
   */
  record ReduceColumns(int value, Reduction reduction) implements Result {
    /** Checks that there is a reduction. */
    public ReduceColumns {
      Objects.requireNonNull(reduction, "reduction");
    }
  }

  /**
   * One value per column, at offset + column, accumulated there over rows in ascending order.
   *
   * <p>A run whose rows start at 0 first writes the identity; one that starts at a later row goes
   * on from what is there, so [0, 5) then [5, 10) is the same as [0, 10). Columns may be split
   * between threads, rows may not.
   *
   * @param value the id of the value: f32, f64 or i32
   * @param reduction how rows are combined
   */
  record ReduceRows(int value, Reduction reduction) implements Result {
    /** Checks that there is a reduction. */
    public ReduceRows {
      Objects.requireNonNull(reduction, "reduction");
    }
  }
}
