package dev.cajal.fuse.loop;

/** What is known, before the strides themselves, about the step from one column to the next. */
public enum ColumnStride {
  /** Every column of a row reads the same element. */
  ZERO,
  /** Columns are neighbours in memory. */
  ONE,
  /** Any distance, known only when the loop runs. */
  ANY
}
