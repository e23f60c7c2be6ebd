package dev.cajal.kernel;

import dev.cajal.shape.DType;

/**
 * Slices along an axis by index: {@code target[o, i, :] = source[o, indices[i], :]}, for arrays of
 * any element type. One object serves one run at a time, and a run allocates nothing.
 */
public final class Gather extends RangeTask {
  private final DType dtype;
  private final AxisLines view;
  private final int count;
  private Object source;
  private int[] indices;
  private Object target;

  /**
   * Gathers from arrays of one size.
   *
   * @param view the source
   * @param count how many indices there are; the target is [outer, count, inner]
   */
  public Gather(DType dtype, AxisLines view, int count) {
    this.dtype = dtype;
    this.view = view;
    this.count = count;
  }

  /**
   * Fills the target.
   *
   * @throws IndexOutOfBoundsException if an index is not on the axis; nothing is written then
   */
  public void run(Object source, int[] indices, Object target, WorkerTeam team) {
    view.check("gather", indices, count);
    this.source = source;
    this.indices = indices;
    this.target = target;
    long elements = (long) view.outer() * count * view.inner();
    split(view.inner() == 1 ? view.outer() : view.outer() * count, elements, team);
    this.source = null;
    this.indices = null;
    this.target = null;
  }

  @Override
  void range(int part, int from, int to) {
    int inner = view.inner();
    int axis = view.axis();
    for (int i = from; i < to; i++) {
      if (inner == 1) {
        ElementCopies.pick(dtype, source, i * axis, indices, count, target, i * count);
      } else {
        int slice = i / count * axis + indices[i % count];
        System.arraycopy(source, slice * inner, target, i * inner, inner);
      }
    }
  }
}
