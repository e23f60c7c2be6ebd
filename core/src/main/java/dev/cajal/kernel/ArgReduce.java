package dev.cajal.kernel;

import dev.cajal.shape.DType;

/**
 * The index of the largest or smallest element of each line along an axis: the first one among
 * equals, and the first NaN if there is one. One object serves one run at a time, and a run
 * allocates nothing.
 */
public final class ArgReduce extends RangeTask {
  private final DType dtype;
  private final AxisLines view;
  private final boolean largest;
  private Object source;
  private int[] target;

  /**
   * Reduces arrays of one size.
   *
   * @throws IllegalArgumentException for BOOL, and for an axis without elements
   */
  public ArgReduce(DType dtype, AxisLines view, boolean largest) {
    String operation = largest ? "argmax" : "argmin";
    this.dtype = Numbers.require(operation, dtype);
    if (view.axis() == 0) {
      throw new IllegalArgumentException(
          operation + ": the axis must have at least one element; found none");
    }
    this.view = view;
    this.largest = largest;
  }

  /** Fills the target, [outer, inner]. */
  public void run(Object source, int[] target, WorkerTeam team) {
    this.source = source;
    this.target = target;
    split(view.lines(), view.elements(), team);
    this.source = null;
    this.target = null;
  }

  @Override
  void range(int part, int from, int to) {
    for (int line = from; line < to; line++) {
      target[line] =
          Numbers.extreme(dtype, source, view.start(line), view.inner(), view.axis(), largest);
    }
  }
}
