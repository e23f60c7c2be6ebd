package dev.cajal.kernel;

/**
 * An array seen as [outer, axis, inner], in row-major order.
 *
 * @param outer the product of the dimensions before the axis
 * @param axis the size of the axis
 * @param inner the product of the dimensions after the axis
 */
public record AxisLines(int outer, int axis, int inner) {
  /** Refuses negative sizes. */
  public AxisLines {
    if (outer < 0 || axis < 0 || inner < 0) {
      throw new IllegalArgumentException(
          "view along an axis: sizes must not be negative; found [%d, %d, %d]"
              .formatted(outer, axis, inner));
    }
  }

  /** The number of elements. */
  long elements() {
    return (long) outer * axis * inner;
  }

  /** The number of lines along the axis. */
  int lines() {
    return outer * inner;
  }

  /** Where a line starts; its elements are {@link #inner} apart. */
  int start(int line) {
    return line / inner * axis * inner + line % inner;
  }

  /**
   * Requires the first {@code count} indices to lie on the axis.
   *
   * @throws IndexOutOfBoundsException naming the first that does not
   */
  void check(String operation, int[] indices, int count) {
    for (int i = 0; i < count; i++) {
      if (indices[i] < 0 || indices[i] >= axis) {
        throw new IndexOutOfBoundsException(
            "%s: indices along an axis of size %d must lie in [0, %d); found %d at position %d"
                .formatted(operation, axis, axis, indices[i], i));
      }
    }
  }
}
