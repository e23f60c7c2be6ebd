package dev.cajal.grad;

import dev.cajal.graph.Node;
import dev.cajal.op.Movement;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** The derivatives of rearrangements: each adjoint travels the way back. */
final class MovementRules {
  private MovementRules() {}

  static Node contribution(Movement op, Node node, Node adjoint) {
    Node x = node.input(0);
    return switch (op) {
      case Movement.Reshape reshape -> adjoint.reshape(x.shape());
      case Movement.Transpose transpose -> Node.of(transpose.inverse(), adjoint);
      case Movement.Broadcast broadcast -> gathered(x.shape(), adjoint);
      case Movement.Slice slice -> placed(slice, x.shape(), adjoint);
      case Movement.Pad pad -> inside(pad, x.shape(), adjoint);
      case Movement.Reverse reverse -> Node.of(reverse, adjoint);
    };
  }

  /** Every element gets the sum over all its copies. */
  private static Node gathered(Shape shape, Node adjoint) {
    int added = adjoint.shape().rank() - shape.rank();
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < adjoint.shape().rank(); axis++) {
      boolean repeated =
          axis < added || (shape.dim(axis - added) == 1 && adjoint.shape().dim(axis) != 1);
      if (repeated) {
        axes.add(axis);
      }
    }
    if (axes.isEmpty()) {
      return adjoint;
    }
    return adjoint.sum(axes.stream().mapToInt(Integer::intValue).toArray()).reshape(shape);
  }

  /** Back at the places that the slice took, zeros elsewhere. */
  private static Node placed(Movement.Slice op, Shape shape, Node adjoint) {
    Node placed = adjoint;
    for (int axis = 0; axis < shape.rank(); axis++) {
      int start = op.starts().get(axis);
      int room = shape.dim(axis) - start;
      Node apart = spaced(placed, axis, op.steps().get(axis));
      int found = apart.shape().dim(axis);
      Node cut = found > room ? apart.slice(axis, 0, room) : apart;
      int high = Math.max(0, room - found);
      placed = start == 0 && high == 0 ? cut : cut.pad(axis, start, high, 0);
    }
    return placed;
  }

  /** Zeros after every element along an axis: a new axis filled up and folded into this one. */
  private static Node spaced(Node node, int axis, int step) {
    if (step == 1) {
      return node;
    }
    Shape shape = node.shape();
    return node.reshape(shape.inserted(axis + 1, 1))
        .pad(axis + 1, 0, step - 1, 0)
        .reshape(shape.with(axis, shape.dim(axis) * step));
  }

  private static Node inside(Movement.Pad op, Shape shape, Node adjoint) {
    List<Integer> ends = new ArrayList<>();
    List<Integer> steps = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      ends.add(op.low().get(axis) + shape.dim(axis));
      steps.add(1);
    }
    return Node.of(new Movement.Slice(op.low(), ends, steps), adjoint);
  }

  /** The part of the adjoint that one operand of a concatenation filled. */
  static Node concatenated(int axis, Node node, Node adjoint, int operand) {
    int start = 0;
    for (int i = 0; i < operand; i++) {
      start += node.input(i).shape().dim(axis);
    }
    return adjoint.slice(axis, start, start + node.input(operand).shape().dim(axis));
  }
}
