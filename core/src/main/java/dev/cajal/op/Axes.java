package dev.cajal.op;

import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.List;

/** Rules about lists of axes that several operations share. */
final class Axes {
  private Axes() {}

  /** The shape without these sorted axes. */
  static Shape removed(Shape shape, List<Integer> axes) {
    int[] kept = new int[shape.rank() - axes.size()];
    int next = 0;
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (!axes.contains(axis)) {
        kept[next++] = shape.dim(axis);
      }
    }
    return Shape.of(kept);
  }

  /** Requires axes in range, sorted and distinct. */
  static void requireSorted(String operation, Shape shape, List<Integer> axes) {
    for (int i = 0; i < axes.size(); i++) {
      int axis = axes.get(i);
      if (axis < 0 || axis >= shape.rank() || (i > 0 && axes.get(i - 1) >= axis)) {
        throw new ShapeException(
            "%s: axes must be sorted, distinct and within [0, %d); found axes %s of shape %s"
                .formatted(operation, shape.rank(), axes, shape));
      }
    }
  }

  /** Requires one axis in range. */
  static void require(String operation, Shape shape, int axis) {
    if (axis < 0 || axis >= shape.rank()) {
      throw new ShapeException(
          "%s: axis must lie in [0, %d); found axis %d of shape %s"
              .formatted(operation, shape.rank(), axis, shape));
    }
  }
}
