package dev.cajal.reference;

import dev.cajal.op.Movement;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.List;

/** Rearrangements: every element of the result asks which element of the operand it is. */
final class MovementReference {
  private MovementReference() {}

  static double[] move(Movement op, TensorType input, double[] values, Shape result) {
    Shape shape = input.shape();
    double[] moved = new double[result.size()];
    for (int i = 0; i < moved.length; i++) {
      int[] at = Positions.indices(result, i);
      moved[i] =
          switch (op) {
            case Movement.Reshape reshape -> values[i];
            case Movement.Transpose transpose -> values[transposed(transpose, shape, at)];
            case Movement.Broadcast broadcast -> values[broadcast(shape, at)];
            case Movement.Slice slice -> values[sliced(slice, shape, at)];
            case Movement.Pad pad -> padded(pad, input, values, at);
            case Movement.Reverse reverse -> values[reversed(reverse, shape, at)];
          };
    }
    return moved;
  }

  private static int transposed(Movement.Transpose op, Shape shape, int[] at) {
    int[] source = new int[at.length];
    for (int axis = 0; axis < at.length; axis++) {
      source[op.order().get(axis)] = at[axis];
    }
    return Positions.position(shape, source);
  }

  private static int broadcast(Shape shape, int[] at) {
    int[] source = new int[shape.rank()];
    for (int axis = 0; axis < source.length; axis++) {
      source[axis] = shape.dim(axis) == 1 ? 0 : at[axis + at.length - source.length];
    }
    return Positions.position(shape, source);
  }

  private static int sliced(Movement.Slice op, Shape shape, int[] at) {
    int[] source = new int[at.length];
    for (int axis = 0; axis < at.length; axis++) {
      source[axis] = op.starts().get(axis) + at[axis] * op.steps().get(axis);
    }
    return Positions.position(shape, source);
  }

  private static double padded(Movement.Pad op, TensorType input, double[] values, int[] at) {
    int[] source = new int[at.length];
    for (int axis = 0; axis < at.length; axis++) {
      source[axis] = at[axis] - op.low().get(axis);
      if (source[axis] < 0 || source[axis] >= input.shape().dim(axis)) {
        return Elements.convert(op.value(), input.dtype());
      }
    }
    return values[Positions.position(input.shape(), source)];
  }

  private static int reversed(Movement.Reverse op, Shape shape, int[] at) {
    int[] source = at.clone();
    for (int axis : op.axes()) {
      source[axis] = shape.dim(axis) - 1 - at[axis];
    }
    return Positions.position(shape, source);
  }

  static double[] concatenate(int axis, List<Shape> shapes, List<double[]> parts, Shape result) {
    double[] joined = new double[result.size()];
    int offset = 0;
    for (int part = 0; part < shapes.size(); part++) {
      for (int i = 0; i < parts.get(part).length; i++) {
        int[] at = Positions.indices(shapes.get(part), i);
        at[axis] += offset;
        joined[Positions.position(result, at)] = parts.get(part)[i];
      }
      offset += shapes.get(part).dim(axis);
    }
    return joined;
  }

  static double[] iota(Shape shape, int axis) {
    double[] values = new double[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Positions.indices(shape, i)[axis];
    }
    return values;
  }

  static double[] convert(DType to, double[] values) {
    double[] converted = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = Elements.convert(values[i], to);
    }
    return converted;
  }
}
