package dev.cajal.shape;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The extents of a tensor along each axis; rank 0 is a scalar with one element.
 *
 * <p>Immutable. Elements are laid out row by row: the last axis is contiguous.
 */
public final class Shape {
  private static final Shape SCALAR = new Shape(new int[0]);

  private final int[] dims;
  private final int size;

  private Shape(int[] dims) {
    long product = 1;
    for (int dim : dims) {
      if (dim < 0) {
        throw new ShapeException(
            "shape: every extent must be 0 or more; found " + Arrays.toString(dims));
      }
      product = Math.multiplyExact(product, (long) dim);
      if (product > Integer.MAX_VALUE) {
        throw new ShapeException(
            "shape: at most 2147483647 elements fit one tensor; found " + Arrays.toString(dims));
      }
    }
    this.dims = dims;
    this.size = (int) product;
  }

  /** The shape with these extents; no argument gives the scalar shape. */
  public static Shape of(int... dims) {
    return dims.length == 0 ? SCALAR : new Shape(dims.clone());
  }

  /** The shape with these extents. */
  public static Shape of(List<Integer> dims) {
    return of(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The shape of a single number, rank 0. */
  public static Shape scalar() {
    return SCALAR;
  }

  /** The number of axes. */
  public int rank() {
    return dims.length;
  }

  /**
   * The extent of an axis; negative axes count from the end, −1 being the last.
   *
   * @throws ShapeException if it is out of range
   */
  public int dim(int axis) {
    int position = axis < 0 ? axis + dims.length : axis;
    return dims[position < 0 || position >= dims.length ? axis("extent", axis) : position];
  }

  /** The extents, a fresh array. */
  public int[] dims() {
    return dims.clone();
  }

  /** The number of elements. */
  public int size() {
    return size;
  }

  /** Whether this is the shape of a single number of rank 0. */
  public boolean isScalar() {
    return dims.length == 0;
  }

  /** The distance in elements between neighbours along each axis in row-major layout. */
  public int[] strides() {
    int[] strides = new int[dims.length];
    int step = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      strides[axis] = step;
      step *= dims[axis];
    }
    return strides;
  }

  /**
   * The axis as a number from 0 to rank − 1.
   *
   * @throws ShapeException if it is out of range, naming the operation
   */
  public int axis(String operation, int axis) {
    int normal = axis < 0 ? axis + dims.length : axis;
    if (normal < 0 || normal >= dims.length) {
      throw new ShapeException(
          "%s: axis must lie in %s; found axis %d of shape %s"
              .formatted(
                  operation,
                  dims.length == 0
                      ? "no range, a scalar has no axes"
                      : "[%d, %d]".formatted(-dims.length, dims.length - 1),
                  axis,
                  this));
    }
    return normal;
  }

  /**
   * The axes sorted, from 0 to rank − 1; none given means all.
   *
   * @throws ShapeException if one is out of range or named twice
   */
  public int[] axes(String operation, int... axes) {
    int[] normal;
    if (axes.length == 0) {
      normal = new int[dims.length];
      Arrays.setAll(normal, i -> i);
      return normal;
    }
    normal = Arrays.stream(axes).map(a -> axis(operation, a)).sorted().toArray();
    for (int i = 1; i < normal.length; i++) {
      if (normal[i] == normal[i - 1]) {
        throw new ShapeException(
            "%s: every axis may be named once; found axes %s of shape %s"
                .formatted(operation, Arrays.toString(axes), this));
      }
    }
    return normal;
  }

  /** This shape with the extent of one axis (0 to rank − 1) replaced. */
  public Shape with(int axis, int extent) {
    int[] changed = dims.clone();
    changed[axis] = extent;
    return new Shape(changed);
  }

  /** This shape without one axis (0 to rank − 1). */
  public Shape without(int axis) {
    int[] fewer = new int[dims.length - 1];
    System.arraycopy(dims, 0, fewer, 0, axis);
    System.arraycopy(dims, axis + 1, fewer, axis, dims.length - 1 - axis);
    return of(fewer);
  }

  /** This shape with a new axis of the given extent before position {@code axis}. */
  public Shape inserted(int axis, int extent) {
    int[] more = new int[dims.length + 1];
    System.arraycopy(dims, 0, more, 0, axis);
    more[axis] = extent;
    System.arraycopy(dims, axis, more, axis + 1, dims.length - axis);
    return of(more);
  }

  /**
   * The common shape of two operands: axes are matched from the last one, extents must be equal or
   * one of them 1.
   *
   * @throws ShapeException if two extents differ and neither is 1, naming the operation
   */
  public static Shape broadcast(String operation, Shape left, Shape right) {
    if (left.equals(right)) {
      return left;
    }
    if (!left.broadcastsWith(right)) {
      throw new ShapeException(
          "%s: extents must be equal or 1, counted from the last axis; left %s, right %s"
              .formatted(operation, left, right));
    }
    int rank = Math.max(left.rank(), right.rank());
    int[] common = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int a = i <= left.rank() ? left.dims[left.rank() - i] : 1;
      int b = i <= right.rank() ? right.dims[right.rank() - i] : 1;
      common[rank - i] = a == 1 ? b : a;
    }
    return new Shape(common);
  }

  /** Whether this and another shape have a common shape to which both can be broadcast. */
  public boolean broadcastsWith(Shape other) {
    for (int i = 1; i <= Math.min(rank(), other.rank()); i++) {
      int a = dims[rank() - i];
      int b = other.dims[other.rank() - i];
      if (a != b && a != 1 && b != 1) {
        return false;
      }
    }
    return true;
  }

  /** Whether a tensor of this shape can be broadcast to the target. */
  public boolean broadcastsTo(Shape target) {
    if (rank() > target.rank()) {
      return false;
    }
    for (int i = 1; i <= rank(); i++) {
      int from = dims[rank() - i];
      if (from != 1 && from != target.dims[target.rank() - i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /** The extents in brackets: {@code [32, 784]}. */
  @Override
  public String toString() {
    return Arrays.stream(dims)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
