package dev.cajal.graph;

import dev.cajal.op.ArgSort;
import dev.cajal.op.CumulativeSum;
import dev.cajal.op.Gather;
import dev.cajal.op.Iota;
import dev.cajal.op.Movement;
import dev.cajal.op.ScatterAdd;
import dev.cajal.op.Sort;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.List;

/**
 * Picking by index, ordering and running sums.
 *
 * @param <T> the kind itself
 */
public interface Selections<T extends Arithmetic<T> & Logic<T> & Movements<T> & Selections<T>>
    extends Expression<T> {
  /** The slices along an axis at the given i32 indices, whose shape takes the axis' place. */
  default T gather(int axis, T indices) {
    return apply(new Gather(shape().axis("gather", axis)), List.of(self(), indices));
  }

  /** This with the updates added at i32 indices along an axis. */
  default T scatterAdd(int axis, T indices, T updates) {
    return apply(
        new ScatterAdd(shape().axis("scatter_add", axis)), List.of(self(), indices, updates));
  }

  /**
   * The element at each i32 index along an axis: {@code result[i, j] = this[i, indices[i, j]]} for
   * the last axis of a matrix. The other extents of the indices must equal this one's.
   */
  default T takeAlong(int axis, T indices) {
    int position = shape().axis("takeAlong", axis);
    if (indices.shape().rank() != shape().rank()
        || !indices.shape().without(position).equals(shape().without(position))) {
      throw new ShapeException(
          "takeAlong: indices must agree on every axis but axis %d; found %s, indices %s"
              .formatted(position, shape(), indices.shape()));
    }
    int[] strides = shape().strides();
    T flat = indices.times(strides[position]);
    for (int other = 0; other < shape().rank(); other++) {
      if (other != position) {
        T index = indices.apply(new Iota(indices.shape(), other), List.of());
        flat = flat.plus(index.times(strides[other]));
      }
    }
    T row = self().reshape(Shape.of(shape().size()));
    return row.gather(0, flat);
  }

  /**
   * For i32 class numbers: a new last axis with 1 at the class and 0 elsewhere; a number outside
   * [0, classes) gives zeros.
   */
  default T oneHot(int classes, DType dtype) {
    if (dtype() != DType.I32 || classes < 1) {
      throw new ShapeException(
          "oneHot: class numbers must be i32 and classes at least 1; found %s, classes %d"
              .formatted(type(), classes));
    }
    Shape target = shape().inserted(shape().rank(), classes);
    T index = apply(new Iota(target, shape().rank()), List.of());
    return self().expand(-1).equalTo(index).to(dtype);
  }

  /** Running sums along an axis. */
  default T cumulativeSum(int axis) {
    return cumulativeSum(axis, false, false);
  }

  /** Running sums along an axis, leaving out the element itself or starting from the end. */
  default T cumulativeSum(int axis, boolean exclusive, boolean reverse) {
    int position = shape().axis("cumulative_sum", axis);
    return apply(new CumulativeSum(position, exclusive, reverse), List.of(self()));
  }

  /** The elements in ascending (or descending) order along an axis, NaN last. */
  default T sort(int axis, boolean descending) {
    return apply(new Sort(shape().axis("sort", axis), descending), List.of(self()));
  }

  /** The i32 indices that put the elements in order along an axis; equal ones keep their order. */
  default T argsort(int axis, boolean descending) {
    return apply(new ArgSort(shape().axis("argsort", axis), descending), List.of(self()));
  }

  /** The k largest elements along an axis, in descending order, with their indices. */
  default TopK<T> topK(int axis, int k) {
    int position = shape().axis("topK", axis);
    if (k < 0 || k > shape().dim(position)) {
      throw new ShapeException(
          "topK: k must lie in [0, %d]; found k = %d for axis %d of shape %s"
              .formatted(shape().dim(position), k, axis, shape()));
    }
    T indices = argsort(position, true).slice(position, 0, k);
    return new TopK<>(takeAlong(position, indices), indices);
  }

  /**
   * The largest elements along an axis with where they were.
   *
   * @param values in descending order
   * @param indices i32
   * @param <T> the kind
   */
  record TopK<T>(T values, T indices) {}

  /** The index (i32) along an axis in every element of this shape. */
  default T indexAlong(int axis) {
    return apply(new Iota(shape(), shape().axis("iota", axis)), List.of());
  }

  /** Reversed along one axis. */
  default T flipped(int axis) {
    return apply(new Movement.Reverse(List.of(shape().axis("reverse", axis))), List.of(self()));
  }
}
