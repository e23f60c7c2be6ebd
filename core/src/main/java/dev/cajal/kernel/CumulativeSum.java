package dev.cajal.kernel;

import dev.cajal.shape.DType;

/**
 * Running sums along an axis, added in order from zero. One object serves one run at a time, and a
 * run allocates nothing.
 */
public final class CumulativeSum extends RangeTask {
  private final DType dtype;
  private final AxisLines view;
  private final boolean exclusive;
  private final boolean reverse;
  private Object source;
  private Object target;

  /**
   * Sums over arrays of one size.
   *
   * @param exclusive whether an element leaves itself out
   * @param reverse whether the sums run from the end of the axis to its start
   * @throws IllegalArgumentException for BOOL
   */
  public CumulativeSum(DType dtype, AxisLines view, boolean exclusive, boolean reverse) {
    this.dtype = Numbers.require("cumulative_sum", dtype);
    this.view = view;
    this.exclusive = exclusive;
    this.reverse = reverse;
  }

  /** Fills the target, which may be the source. */
  public void run(Object source, Object target, WorkerTeam team) {
    this.source = source;
    this.target = target;
    split(view.lines(), view.elements(), team);
    this.source = null;
    this.target = null;
  }

  @Override
  void range(int part, int from, int to) {
    int step = reverse ? -view.inner() : view.inner();
    int skip = reverse ? Math.max(0, view.axis() - 1) * view.inner() : 0;
    for (int line = from; line < to; line++) {
      int start = view.start(line) + skip;
      Numbers.accumulate(dtype, source, target, start, step, view.axis(), exclusive);
    }
  }
}
