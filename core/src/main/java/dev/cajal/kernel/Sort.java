package dev.cajal.kernel;

import dev.cajal.shape.DType;
import java.util.Arrays;

/**
 * The elements in order along an axis, or their indices.
 *
 * <p>Equal elements (−0 and +0 among them) keep their order in both directions, and NaN comes last
 * in both. One object serves one run at a time; it grows to what its lines need and then allocates
 * nothing.
 */
public final class Sort extends RangeTask {
  private final DType dtype;
  private final AxisLines view;
  private final boolean descending;
  private StableSorter[] sorters = new StableSorter[0];
  private Object source;
  private Object sorted;
  private int[] indices;

  /** Sorts arrays of one size. */
  public Sort(DType dtype, AxisLines view, boolean descending) {
    this.dtype = dtype;
    this.view = view;
    this.descending = descending;
  }

  /** Fills an array of the source's type and size, but not the source itself. */
  public void run(Object source, Object sorted, WorkerTeam team) {
    requireDistinct("sort", source, sorted);
    run(source, sorted, null, team);
  }

  /** Fills an array of the source's size with the index along the axis of each sorted element. */
  public void runIndices(Object source, int[] indices, WorkerTeam team) {
    requireDistinct("argsort", source, indices);
    run(source, null, indices, team);
  }

  /** Arrays are compared by identity: two arrays of equal elements are distinct. */
  private static void requireDistinct(String operation, Object source, Object result) {
    if (source == result) {
      throw new IllegalArgumentException(
          operation + ": the result must not be the array of the source");
    }
  }

  private void run(Object source, Object sorted, int[] indices, WorkerTeam team) {
    this.source = source;
    this.sorted = sorted;
    this.indices = indices;
    int known = sorters.length;
    if (known < team.size()) {
      sorters = Arrays.copyOf(sorters, team.size());
      for (int i = known; i < sorters.length; i++) {
        sorters[i] = new StableSorter();
      }
    }
    split(view.lines(), view.elements(), team);
    this.source = null;
    this.sorted = null;
    this.indices = null;
  }

  @Override
  void range(int part, int from, int to) {
    StableSorter sorter = sorters[part];
    int count = view.axis();
    int inner = view.inner();
    for (int line = from; line < to; line++) {
      int start = view.start(line);
      SortKeys.fill(dtype, source, start, inner, count, descending, sorter.keys(count));
      int[] order = sorter.order(count);
      if (indices == null) {
        ElementCopies.reorder(dtype, source, start, inner, order, count, sorted);
      } else if (inner == 1) {
        System.arraycopy(order, 0, indices, start, count);
      } else {
        for (int i = 0; i < count; i++) {
          indices[start + i * inner] = order[i];
        }
      }
    }
  }
}
