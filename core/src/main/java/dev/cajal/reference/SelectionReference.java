package dev.cajal.reference;

import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.Comparator;

/** Picking by index and ordering. */
final class SelectionReference {
  private SelectionReference() {}

  static double[] gather(int axis, Shape shape, double[] values, double[] indices) {
    int inner = Positions.extent(shape, axis + 1, shape.rank());
    int outer = Positions.extent(shape, 0, axis);
    double[] picked = new double[outer * indices.length * inner];
    for (int i = 0; i < picked.length; i++) {
      int index = checked("gather", axis, shape, indices[i / inner % indices.length]);
      int row = i / inner / indices.length;
      picked[i] = values[(row * shape.dim(axis) + index) * inner + i % inner];
    }
    return picked;
  }

  static double[] scatterAdd(
      int axis, DType dtype, Shape shape, double[] target, double[] indices, double[] updates) {
    int inner = Positions.extent(shape, axis + 1, shape.rank());
    double[] sums = target.clone();
    for (int i = 0; i < updates.length; i++) {
      int index = checked("scatter_add", axis, shape, indices[i / inner % indices.length]);
      int row = i / inner / indices.length;
      int at = (row * shape.dim(axis) + index) * inner + i % inner;
      sums[at] = ReductionReference.add(dtype, sums[at], updates[i]);
    }
    return sums;
  }

  private static int checked(String operation, int axis, Shape shape, double index) {
    if (index < 0 || index >= shape.dim(axis)) {
      throw new IndexOutOfBoundsException(
          "%s: indices along axis %d of shape %s must lie in [0, %d); found %d"
              .formatted(operation, axis, shape, shape.dim(axis), (int) index));
    }
    return (int) index;
  }

  static double[] argSort(int axis, boolean descending, Shape shape, double[] values) {
    int inner = Positions.extent(shape, axis + 1, shape.rank());
    int extent = shape.dim(axis);
    double[] order = new double[values.length];
    for (int line = 0; line < values.length / Math.max(1, extent); line++) {
      int start = line / inner * extent * inner + line % inner;
      Integer[] indices = new Integer[extent];
      Arrays.setAll(indices, k -> k);
      Arrays.sort(
          indices,
          Comparator.comparingDouble(
              k -> {
                double value = values[start + k * inner];
                double key = descending ? -value : value;
                // Adding 0 makes −0 equal to 0; doubles compare with NaN above all others.
                return key + 0.0;
              }));
      for (int k = 0; k < extent; k++) {
        order[start + k * inner] = indices[k];
      }
    }
    return order;
  }

  static double[] sort(int axis, boolean descending, Shape shape, double[] values) {
    int inner = Positions.extent(shape, axis + 1, shape.rank());
    double[] order = argSort(axis, descending, shape, values);
    double[] sorted = new double[values.length];
    for (int i = 0; i < sorted.length; i++) {
      int index = i / inner % shape.dim(axis);
      sorted[i] = values[i + ((int) order[i] - index) * inner];
    }
    return sorted;
  }
}
