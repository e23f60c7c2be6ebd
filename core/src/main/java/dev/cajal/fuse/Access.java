package dev.cajal.fuse;

import dev.cajal.op.Movement;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the coordinates of a loop nest reach the elements of a node: along axis a the coordinate is
 * {@code offset[a] + step[a] · loop[dim[a]]}, or {@code offset[a]} where {@code dim[a]} is −1.
 *
 * <p>Composing it with movements is what makes transposes, slices and broadcasts free.
 */
final class Access {
  private final int[] dim;
  private final int[] offset;
  private final int[] step;

  private Access(int[] dim, int[] offset, int[] step) {
    this.dim = dim;
    this.offset = offset;
    this.step = step;
  }

  private Access(int rank) {
    this(new int[rank], new int[rank], new int[rank]);
    Arrays.fill(dim, -1);
  }

  /** The loop over a shape's own axes. */
  static Access identity(Shape shape) {
    Access access = new Access(shape.rank());
    for (int axis = 0; axis < shape.rank(); axis++) {
      access.dim[axis] = axis;
      access.step[axis] = 1;
    }
    return access;
  }

  /** Whether every loop coordinate is the coordinate along the same axis. */
  boolean isIdentity(int loopRank) {
    if (dim.length != loopRank) {
      return false;
    }
    for (int axis = 0; axis < dim.length; axis++) {
      if (dim[axis] != axis || offset[axis] != 0 || step[axis] != 1) {
        return false;
      }
    }
    return true;
  }

  /**
   * How this loop reaches the input of a movement whose result has this access; null if it does not
   * by strides alone.
   */
  Access through(Movement movement, Shape input, Shape result) {
    return switch (movement) {
      case Movement.Broadcast broadcast -> throughBroadcast(input, result);
      case Movement.Transpose transpose -> {
        Access access = new Access(input.rank());
        for (int axis = 0; axis < result.rank(); axis++) {
          access.copy(transpose.order().get(axis), this, axis);
        }
        yield access;
      }
      case Movement.Slice slice -> {
        Access access = new Access(input.rank());
        for (int axis = 0; axis < input.rank(); axis++) {
          int stride = slice.steps().get(axis);
          access.dim[axis] = dim[axis];
          access.offset[axis] = slice.starts().get(axis) + stride * offset[axis];
          access.step[axis] = stride * step[axis];
        }
        yield access;
      }
      case Movement.Reverse reverse -> {
        Access access = new Access(input.rank());
        for (int axis = 0; axis < input.rank(); axis++) {
          access.copy(axis, this, axis);
          if (reverse.axes().contains(axis)) {
            access.offset[axis] = input.dim(axis) - 1 - offset[axis];
            access.step[axis] = -step[axis];
          }
        }
        yield access;
      }
      case Movement.Reshape reshape -> throughReshape(input, result);
      case Movement.Pad pad -> null;
    };
  }

  /** The strided view of an array, seen under a shape with this access, over loops of extents. */
  View view(Value value, Shape shape, int[] loop) {
    int[] own = shape.strides();
    int start = 0;
    Integer[] strides = new Integer[loop.length];
    Arrays.fill(strides, 0);
    for (int axis = 0; axis < dim.length; axis++) {
      start += offset[axis] * own[axis];
      if (dim[axis] >= 0) {
        strides[dim[axis]] += step[axis] * own[axis];
      }
    }
    return new View(value, start, Arrays.stream(loop).boxed().toList(), List.of(strides));
  }

  /** The index along one axis as offset and stride over the loops. */
  int[] index(int axis, int loopRank) {
    int[] result = new int[loopRank + 1];
    result[0] = offset[axis];
    if (dim[axis] >= 0) {
      result[1 + dim[axis]] = step[axis];
    }
    return result;
  }

  /** Whether a reshape only adds or drops axes of extent 1. */
  static boolean keepsAxes(Shape from, Shape to) {
    return realAxes(from).stream()
        .map(from::dim)
        .toList()
        .equals(realAxes(to).stream().map(to::dim).toList());
  }

  private Access throughBroadcast(Shape input, Shape result) {
    Access access = new Access(input.rank());
    int shift = result.rank() - input.rank();
    for (int axis = 0; axis < input.rank(); axis++) {
      if (input.dim(axis) == result.dim(axis + shift)) {
        access.copy(axis, this, axis + shift);
      }
    }
    return access;
  }

  private Access throughReshape(Shape input, Shape result) {
    if (!keepsAxes(input, result)) {
      return null;
    }
    Access access = new Access(input.rank());
    List<Integer> from = realAxes(input);
    List<Integer> to = realAxes(result);
    for (int i = 0; i < from.size(); i++) {
      access.copy(from.get(i), this, to.get(i));
    }
    return access;
  }

  private static List<Integer> realAxes(Shape shape) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (shape.dim(axis) != 1) {
        axes.add(axis);
      }
    }
    return axes;
  }

  private void copy(int axis, Access from, int fromAxis) {
    dim[axis] = from.dim[fromAxis];
    offset[axis] = from.offset[fromAxis];
    step[axis] = from.step[fromAxis];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Access access
        && Arrays.equals(dim, access.dim)
        && Arrays.equals(offset, access.offset)
        && Arrays.equals(step, access.step);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(dim) + Arrays.hashCode(offset)) + Arrays.hashCode(step);
  }
}
