package dev.cajal.graph;

import dev.cajal.op.Concatenate;
import dev.cajal.op.Movement;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rearranging elements: shapes, axes, parts and joins.
 *
 * @param <T> the kind itself
 */
public interface Movements<T extends Movements<T>> extends Expression<T> {
  /**
   * The same elements in row-major order under another shape; one extent may be −1 and is then
   * worked out.
   */
  default T reshape(int... dims) {
    int unknown = -1;
    long known = 1;
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] == -1 && unknown < 0) {
        unknown = i;
      } else if (dims[i] < 0) {
        throw new ShapeException(
            "reshape: extents must be 0 or more, one of them may be −1; found %s, asked for %s"
                .formatted(shape(), Arrays.toString(dims)));
      } else {
        known *= dims[i];
      }
    }
    int[] complete = dims.clone();
    if (unknown >= 0) {
      if (known == 0 || shape().size() % known != 0) {
        throw new ShapeException(
            "reshape: the unknown extent must come out whole; found %s (%d), asked for %s"
                .formatted(shape(), shape().size(), Arrays.toString(dims)));
      }
      complete[unknown] = (int) (shape().size() / known);
    }
    return reshape(Shape.of(complete));
  }

  /** The same elements in row-major order under another shape. */
  default T reshape(Shape target) {
    return target.equals(shape()) ? self() : apply(new Movement.Reshape(target), List.of(self()));
  }

  /** All axes from the given one on joined into one. */
  default T flatten(int fromAxis) {
    int from = shape().axis("flatten", fromAxis);
    int[] dims = Arrays.copyOf(shape().dims(), from + 1);
    int joined = 1;
    for (int axis = from; axis < shape().rank(); axis++) {
      joined *= shape().dim(axis);
    }
    dims[from] = joined;
    return reshape(Shape.of(dims));
  }

  /** A new axis of extent 1 at a position (negative: counted from the end of the new shape). */
  default T expand(int axis) {
    int position = axis < 0 ? axis + shape().rank() + 1 : axis;
    if (position < 0 || position > shape().rank()) {
      throw new ShapeException(
          "expand: the position must lie in [%d, %d]; found %d for shape %s"
              .formatted(-shape().rank() - 1, shape().rank(), axis, shape()));
    }
    return reshape(shape().inserted(position, 1));
  }

  /** Without an axis, which must have extent 1. */
  default T squeeze(int axis) {
    int position = shape().axis("squeeze", axis);
    if (shape().dim(position) != 1) {
      throw new ShapeException(
          "squeeze: the axis must have extent 1; found axis %d of shape %s"
              .formatted(axis, shape()));
    }
    return reshape(shape().without(position));
  }

  /** Axes in a new order; no argument reverses them (the transpose of a matrix). */
  default T transpose(int... order) {
    List<Integer> axes = new ArrayList<>();
    for (int i = 0; i < (order.length == 0 ? shape().rank() : order.length); i++) {
      axes.add(order.length == 0 ? shape().rank() - 1 - i : shape().axis("transpose", order[i]));
    }
    return apply(new Movement.Transpose(axes), List.of(self()));
  }

  /** The last two axes exchanged. */
  default T transposeLast() {
    int rank = shape().rank();
    shape().axis("transposeLast", -2);
    int[] order = new int[rank];
    Arrays.setAll(order, i -> i < rank - 2 ? i : 2 * rank - 3 - i);
    return transpose(order);
  }

  /** The part from {@code start} (included) to {@code end} (excluded) along an axis. */
  default T slice(int axis, int start, int end) {
    return slice(axis, start, end, 1);
  }

  /** Every {@code step}-th slice from {@code start} to {@code end} (excluded) along an axis. */
  default T slice(int axis, int start, int end, int step) {
    int position = shape().axis("slice", axis);
    List<Integer> starts = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    List<Integer> steps = new ArrayList<>();
    for (int i = 0; i < shape().rank(); i++) {
      starts.add(i == position ? start : 0);
      ends.add(i == position ? end : shape().dim(i));
      steps.add(i == position ? step : 1);
    }
    return apply(new Movement.Slice(starts, ends, steps), List.of(self()));
  }

  /** The slice at one position along an axis, which vanishes. */
  default T at(int axis, int index) {
    int position = shape().axis("at", axis);
    if (index < 0 || index >= shape().dim(position)) {
      throw new ShapeException(
          "at: the index must lie in [0, %d); found index %d along axis %d of shape %s"
              .formatted(shape().dim(position), index, axis, shape()));
    }
    return slice(position, index, index + 1).reshape(shape().without(position));
  }

  /** With {@code low} elements of a value before and {@code high} after, along one axis. */
  default T pad(int axis, int low, int high, double value) {
    int position = shape().axis("pad", axis);
    List<Integer> lows = new ArrayList<>();
    List<Integer> highs = new ArrayList<>();
    for (int i = 0; i < shape().rank(); i++) {
      lows.add(i == position ? low : 0);
      highs.add(i == position ? high : 0);
    }
    return apply(new Movement.Pad(lows, highs, value), List.of(self()));
  }

  /** In opposite order along axes; none named means all. */
  default T reverse(int... axes) {
    int[] sorted = shape().axes("reverse", axes);
    return apply(new Movement.Reverse(Arrays.stream(sorted).boxed().toList()), List.of(self()));
  }

  /** This and others one after the other along an axis. */
  default T concatenate(int axis, List<T> others) {
    List<T> all = new ArrayList<>();
    all.add(self());
    all.addAll(others);
    return apply(new Concatenate(shape().axis("concatenate", axis)), all);
  }

  /** This and others, all of one shape, along a new axis. */
  default T stack(int axis, List<T> others) {
    List<T> rest = others.stream().map(t -> t.expand(axis)).toList();
    T first = expand(axis);
    return first.concatenate(axis, rest);
  }
}
