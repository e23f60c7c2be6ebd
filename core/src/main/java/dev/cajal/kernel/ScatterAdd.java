package dev.cajal.kernel;

import dev.cajal.shape.DType;

/**
 * Slices added along an axis by index: {@code result = target}, then {@code result[o, indices[i],
 * :] += updates[o, i, :]} for i in ascending order.
 *
 * <p>Threads share out the places of the result, never the updates, so each sum has its terms in
 * ascending order of i for any number of threads. One object serves one run at a time, and a run
 * allocates nothing.
 */
public final class ScatterAdd extends RangeTask {
  /** Slices this long are shared out by their columns when there are too few outer ones. */
  private static final int LONG_SLICE = 64;

  private final DType dtype;
  private final AxisLines view;
  private final int count;
  private Split split = Split.OUTER;
  private int[] indices;
  private Object updates;
  private Object result;

  private enum Split {
    OUTER,
    INNER,
    AXIS
  }

  /**
   * Adds to arrays of one size.
   *
   * @param view the target
   * @param count how many indices there are; the updates are [outer, count, inner]
   * @throws IllegalArgumentException for BOOL
   */
  public ScatterAdd(DType dtype, AxisLines view, int count) {
    this.dtype = Numbers.require("scatter_add", dtype);
    this.view = view;
    this.count = count;
  }

  /**
   * Fills the result, which may be the array of the target.
   *
   * @throws IndexOutOfBoundsException if an index is not on the axis; nothing is written then
   */
  public void run(Object target, int[] indices, Object updates, Object result, WorkerTeam team) {
    view.check("scatter_add", indices, count);
    // A copy onto itself changes nothing, so the result may be the target.
    System.arraycopy(target, 0, result, 0, Math.toIntExact(view.elements()));
    this.indices = indices;
    this.updates = updates;
    this.result = result;
    long elements = (long) view.outer() * count * view.inner();
    int parts = partsFor(elements, team);
    if (view.outer() >= parts) {
      split = Split.OUTER;
      split(view.outer(), elements, team);
    } else if (view.inner() >= parts * LONG_SLICE) {
      split = Split.INNER;
      split(view.inner(), elements, team);
    } else {
      split = Split.AXIS;
      split(view.axis(), elements, team);
    }
    this.indices = null;
    this.updates = null;
    this.result = null;
  }

  @Override
  void range(int part, int from, int to) {
    switch (split) {
      case OUTER -> add(from, to, 0, view.axis(), 0, view.inner());
      case INNER -> add(0, view.outer(), 0, view.axis(), from, to);
      case AXIS -> add(0, view.outer(), from, to, 0, view.inner());
    }
  }

  private void add(int outerFrom, int outerTo, int axisFrom, int axisTo, int column, int end) {
    int inner = view.inner();
    for (int o = outerFrom; o < outerTo; o++) {
      for (int i = 0; i < count; i++) {
        int index = indices[i];
        if (index >= axisFrom && index < axisTo) {
          int at = (o * view.axis() + index) * inner + column;
          Numbers.add(dtype, updates, (o * count + i) * inner + column, result, at, end - column);
        }
      }
    }
  }
}
