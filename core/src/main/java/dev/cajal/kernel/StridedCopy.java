package dev.cajal.kernel;

import dev.cajal.shape.DType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A copy between two strided views of the same dimensions, of any element type: transposes, slices,
 * broadcasts (stride 0 in the source) and their inverses.
 *
 * <p>Dimensions are put in the order of the target and joined where both views allow it. Blocks of
 * rows and columns keep both the lines read and the lines written in the cache, so a transpose runs
 * at nearly the speed of a plain copy. One object serves one run at a time, and a run allocates
 * nothing.
 */
public final class StridedCopy extends RangeTask {
  private static final int BLOCK_ROWS = 32;
  private static final int BLOCK_COLUMNS = 32;

  /** Contiguous lines from which the JDK's array copy is faster than a loop. */
  private static final int LONG_LINE = 16;

  /** One dimension of both views. */
  private record Dim(int extent, int stride, int toStride) {}

  private final DType dtype;
  private final List<Dim> outer;
  private final Dim rows;
  private final Dim columns;
  private final int rowBlocks;
  private final int units;
  private final long elements;
  private Object from;
  private int fromOffset;
  private Object to;
  private int toOffset;

  /**
   * A copy for views of the given dimensions.
   *
   * @param strides the distance of neighbours in each dimension of the source
   * @param toStrides the same of the target, where no two elements may be at one place
   * @throws IllegalArgumentException if the three lengths differ
   */
  public StridedCopy(DType dtype, int[] dims, int[] strides, int[] toStrides) {
    if (strides.length != dims.length || toStrides.length != dims.length) {
      throw new IllegalArgumentException(
          "strided copy: dimensions and strides must be equally many; found %d, %d and %d"
              .formatted(dims.length, strides.length, toStrides.length));
    }
    this.dtype = dtype;
    List<Dim> nest = nest(dims, strides, toStrides);
    columns = nest.removeLast();
    rows = nest.removeLast();
    outer = List.copyOf(nest);
    rowBlocks = (rows.extent + BLOCK_ROWS - 1) / BLOCK_ROWS;
    long count = rowBlocks;
    for (Dim dim : outer) {
      count *= dim.extent;
    }
    units = Math.toIntExact(count);
    long total = 1;
    for (int dim : dims) {
      total *= dim;
    }
    elements = total;
  }

  private static List<Dim> nest(int[] dims, int[] strides, int[] toStrides) {
    List<Dim> nest = new ArrayList<>();
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] != 1) {
        nest.add(new Dim(dims[i], strides[i], toStrides[i]));
      }
    }
    nest.sort(Comparator.comparingInt((Dim dim) -> Math.abs(dim.toStride)).reversed());
    for (int i = nest.size() - 2; i >= 0; i--) {
      Dim wide = nest.get(i);
      Dim narrow = nest.get(i + 1);
      if (wide.stride == narrow.extent * narrow.stride
          && wide.toStride == narrow.extent * narrow.toStride) {
        nest.set(i, new Dim(wide.extent * narrow.extent, narrow.stride, narrow.toStride));
        nest.remove(i + 1);
      }
    }
    while (nest.size() < 2) {
      nest.addFirst(new Dim(1, 0, 0));
    }
    putSourceLinesIntoRows(nest);
    return nest;
  }

  /** So that a block reads several neighbours of each line of the source, not one. */
  private static void putSourceLinesIntoRows(List<Dim> nest) {
    if (nest.getLast().stride == 1) {
      return;
    }
    for (int i = 0; i < nest.size() - 1; i++) {
      if (nest.get(i).stride == 1) {
        nest.add(nest.size() - 1, nest.remove(i));
        return;
      }
    }
  }

  /** Copies all elements of the view of {@code from} at the offset to that of {@code to}. */
  public void run(Object from, int fromOffset, Object to, int toOffset, WorkerTeam team) {
    this.from = from;
    this.fromOffset = fromOffset;
    this.to = to;
    this.toOffset = toOffset;
    split(units, elements, team);
    this.from = null;
    this.to = null;
  }

  @Override
  void range(int part, int first, int end) {
    for (int unit = first; unit < end; unit++) {
      int row = unit % rowBlocks * BLOCK_ROWS;
      int rest = unit / rowBlocks;
      int start = fromOffset + row * rows.stride;
      int toStart = toOffset + row * rows.toStride;
      for (int d = outer.size() - 1; d >= 0; d--) {
        Dim dim = outer.get(d);
        int index = rest % dim.extent;
        rest /= dim.extent;
        start += index * dim.stride;
        toStart += index * dim.toStride;
      }
      copyRows(start, toStart, Math.min(BLOCK_ROWS, rows.extent - row));
    }
  }

  private void copyRows(int start, int toStart, int count) {
    if (columns.stride == 1 && columns.toStride == 1 && columns.extent >= LONG_LINE) {
      for (int r = 0; r < count; r++) {
        System.arraycopy(
            from, start + r * rows.stride, to, toStart + r * rows.toStride, columns.extent);
      }
      return;
    }
    for (int column = 0; column < columns.extent; column += BLOCK_COLUMNS) {
      ElementCopies.block(
          dtype,
          from,
          start + column * columns.stride,
          rows.stride,
          columns.stride,
          to,
          toStart + column * columns.toStride,
          rows.toStride,
          columns.toStride,
          count,
          Math.min(BLOCK_COLUMNS, columns.extent - column));
    }
  }
}
