package dev.cajal.op;

import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An operation that only rearranges elements; most cost nothing once fused. */
public sealed interface Movement extends Op {
  /** The same elements in row-major order under another shape of equal size. */
  record Reshape(Shape shape) implements Movement {
    @Override
    public String label() {
      return "reshape";
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
      Check.count(label(), inputs, 1);
      TensorType input = inputs.getFirst();
      if (input.shape().size() != shape.size()) {
        throw new ShapeException(
            "reshape: the number of elements must stay the same; found %s (%d), asked for %s (%d)"
                .formatted(input.shape(), input.shape().size(), shape, shape.size()));
      }
      return input.with(shape);
    }
  }

  /** Axis i of the result is axis {@code order.get(i)} of the input. */
  record Transpose(List<Integer> order) implements Movement {
    /** Copies the order. */
    public Transpose {
      order = List.copyOf(order);
    }

    @Override
    public String label() {
      return "transpose";
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
      Check.count(label(), inputs, 1);
      Shape shape = inputs.getFirst().shape();
      List<Integer> sorted = new ArrayList<>(order);
      Collections.sort(sorted);
      boolean permutation = sorted.size() == shape.rank();
      for (int i = 0; permutation && i < sorted.size(); i++) {
        permutation = sorted.get(i) == i;
      }
      if (!permutation) {
        throw new ShapeException(
            "transpose: the order must name every axis once; found order %s for shape %s"
                .formatted(order, shape));
      }
      return inputs.getFirst().with(Shape.of(order.stream().mapToInt(shape::dim).toArray()));
    }

    /** The order that undoes this one. */
    public Transpose inverse() {
      Integer[] inverse = new Integer[order.size()];
      for (int i = 0; i < inverse.length; i++) {
        inverse[order.get(i)] = i;
      }
      return new Transpose(List.of(inverse));
    }
  }

  /** Repeats elements along new leading axes and along axes of extent 1. */
  record Broadcast(Shape shape) implements Movement {
    @Override
    public String label() {
      return "broadcast";
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
      Check.count(label(), inputs, 1);
      TensorType input = inputs.getFirst();
      if (!input.shape().broadcastsTo(shape)) {
        throw new ShapeException(
            "broadcast: extents must be equal or 1, counted from the last axis; found %s, target %s"
                .formatted(input.shape(), shape));
      }
      return input.with(shape);
    }
  }

  /**
   * Elements {@code starts, starts + steps, …} below {@code ends} along every axis; steps are
   * positive.
   */
  record Slice(List<Integer> starts, List<Integer> ends, List<Integer> steps) implements Movement {
    /** Copies the lists. */
    public Slice {
      starts = List.copyOf(starts);
      ends = List.copyOf(ends);
      steps = List.copyOf(steps);
    }

    @Override
    public String label() {
      return "slice";
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
      Check.count(label(), inputs, 1);
      Shape shape = inputs.getFirst().shape();
      boolean fits =
          starts.size() == shape.rank()
              && ends.size() == shape.rank()
              && steps.size() == shape.rank();
      int[] dims = new int[shape.rank()];
      for (int axis = 0; fits && axis < dims.length; axis++) {
        int start = starts.get(axis);
        int end = ends.get(axis);
        int step = steps.get(axis);
        fits = 0 <= start && start <= end && end <= shape.dim(axis) && step > 0;
        dims[axis] = fits ? (end - start) / step + ((end - start) % step == 0 ? 0 : 1) : 0;
      }
      if (!fits) {
        throw new ShapeException(
            "slice: every axis needs 0 ≤ start ≤ end ≤ extent and step ≥ 1; found starts %s, ends %s, steps %s for shape %s"
                .formatted(starts, ends, steps, shape));
      }
      return inputs.getFirst().with(Shape.of(dims));
    }
  }

  /**
   * Adds {@code low} elements before and {@code high} after along every axis, all {@code value}.
   */
  record Pad(List<Integer> low, List<Integer> high, double value) implements Movement {
    /** Copies the lists. */
    public Pad {
      low = List.copyOf(low);
      high = List.copyOf(high);
    }

    @Override
    public String label() {
      return "pad";
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
      Check.count(label(), inputs, 1);
      Shape shape = inputs.getFirst().shape();
      boolean fits = low.size() == shape.rank() && high.size() == shape.rank();
      int[] dims = new int[shape.rank()];
      for (int axis = 0; fits && axis < dims.length; axis++) {
        fits = low.get(axis) >= 0 && high.get(axis) >= 0;
        dims[axis] = fits ? low.get(axis) + shape.dim(axis) + high.get(axis) : 0;
      }
      if (!fits) {
        throw new ShapeException(
            "pad: every axis needs a width of 0 or more on both sides; found low %s, high %s for shape %s"
                .formatted(low, high, shape));
      }
      return inputs.getFirst().with(Shape.of(dims));
    }
  }

  /** The elements in opposite order along sorted axes. */
  record Reverse(List<Integer> axes) implements Movement {
    /** Copies the axes. */
    public Reverse {
      axes = List.copyOf(axes);
    }

    @Override
    public String label() {
      return "reverse";
    }

    @Override
    public TensorType infer(List<TensorType> inputs) {
      Check.count(label(), inputs, 1);
      Axes.requireSorted(label(), inputs.getFirst().shape(), axes);
      return inputs.getFirst();
    }
  }
}
