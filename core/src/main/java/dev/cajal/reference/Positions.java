package dev.cajal.reference;

import dev.cajal.shape.Shape;

/** Element positions as one number in row-major order and as one index per axis. */
final class Positions {
  private Positions() {}

  static int[] indices(Shape shape, int position) {
    int[] indices = new int[shape.rank()];
    int rest = position;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      indices[axis] = rest % shape.dim(axis);
      rest /= shape.dim(axis);
    }
    return indices;
  }

  static int position(Shape shape, int[] indices) {
    int position = 0;
    for (int axis = 0; axis < shape.rank(); axis++) {
      position = position * shape.dim(axis) + indices[axis];
    }
    return position;
  }

  /** The product of the extents from one axis (included) to another (excluded). */
  static int extent(Shape shape, int from, int to) {
    int product = 1;
    for (int axis = from; axis < to; axis++) {
      product *= shape.dim(axis);
    }
    return product;
  }
}
