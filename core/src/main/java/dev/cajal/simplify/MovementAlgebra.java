package dev.cajal.simplify;

import dev.cajal.graph.Node;
import dev.cajal.op.Concatenate;
import dev.cajal.op.Movement;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.List;

/** Rearrangements that do nothing, undo each other or join into one. */
final class MovementAlgebra {
  private MovementAlgebra() {}

  static Node simpler(Movement op, TensorType type, Node input, Builder builder) {
    Double value = Literals.valueOf(input);
    return switch (op) {
      case Movement.Reshape reshape ->
          value != null ? builder.literal(value, type) : reshaped(reshape, input, builder);
      case Movement.Transpose transpose ->
          value != null
              ? builder.literal(value, type)
              : transposed(transpose, type, input, builder);
      case Movement.Broadcast broadcast ->
          value != null ? builder.literal(value, type) : repeated(broadcast, input, builder);
      case Movement.Slice slice ->
          value != null ? builder.literal(value, type) : sliced(slice, type, input, builder);
      case Movement.Pad pad -> padded(pad, type, input, builder);
      case Movement.Reverse reverse ->
          value != null ? builder.literal(value, type) : reversed(reverse, input, builder);
    };
  }

  private static Node reshaped(Movement.Reshape op, Node input, Builder builder) {
    if (op.shape().equals(input.shape())) {
      return input;
    }
    return input.op() instanceof Movement.Reshape ? builder.make(op, input.input(0)) : null;
  }

  private static Node transposed(
      Movement.Transpose op, TensorType type, Node input, Builder builder) {
    if (input.op() instanceof Movement.Transpose first) {
      List<Integer> order = op.order().stream().map(first.order()::get).toList();
      return builder.make(new Movement.Transpose(order), input.input(0));
    }
    int last = -1;
    boolean inOrder = true;
    for (int axis : op.order()) {
      if (input.shape().dim(axis) != 1) {
        inOrder &= axis > last;
        last = axis;
      }
    }
    return inOrder ? builder.make(new Movement.Reshape(type.shape()), input) : null;
  }

  private static Node repeated(Movement.Broadcast op, Node input, Builder builder) {
    if (op.shape().equals(input.shape())) {
      return input;
    }
    if (input.op() instanceof Movement.Broadcast) {
      return builder.make(op, input.input(0));
    }
    boolean onlyLeadingOnes =
        input.op() instanceof Movement.Reshape
            && input.input(0).shape().broadcastsTo(op.shape())
            && withoutLeadingOnes(input.shape()).equals(withoutLeadingOnes(input.input(0).shape()));
    return onlyLeadingOnes ? builder.make(op, input.input(0)) : null;
  }

  private static List<Integer> withoutLeadingOnes(Shape shape) {
    List<Integer> dims = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (!dims.isEmpty() || shape.dim(axis) != 1) {
        dims.add(shape.dim(axis));
      }
    }
    return dims;
  }

  private static Node sliced(Movement.Slice op, TensorType type, Node input, Builder builder) {
    if (type.shape().equals(input.shape())) {
      return input;
    }
    if (!(input.op() instanceof Movement.Slice first)) {
      return null;
    }
    List<Integer> starts = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    List<Integer> steps = new ArrayList<>();
    for (int axis = 0; axis < input.shape().rank(); axis++) {
      int step = first.steps().get(axis);
      int start = first.starts().get(axis) + op.starts().get(axis) * step;
      int count = type.shape().dim(axis);
      int both = count <= 1 ? 1 : step * op.steps().get(axis);
      starts.add(count == 0 ? 0 : start);
      ends.add(count == 0 ? 0 : start + (count - 1) * both + 1);
      steps.add(both);
    }
    return builder.make(new Movement.Slice(starts, ends, steps), input.input(0));
  }

  private static Node padded(Movement.Pad op, TensorType type, Node input, Builder builder) {
    if (type.shape().equals(input.shape())) {
      return input;
    }
    boolean uniform =
        Literals.isFoldable(type.dtype())
            && Literals.is(input, Literals.convert(op.value(), type.dtype()));
    return uniform ? builder.literal(Literals.valueOf(input), type) : null;
  }

  private static Node reversed(Movement.Reverse op, Node input, Builder builder) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < input.shape().rank(); axis++) {
      boolean before = input.op() instanceof Movement.Reverse first && first.axes().contains(axis);
      if (op.axes().contains(axis) != before && input.shape().dim(axis) > 1) {
        axes.add(axis);
      }
    }
    Node source = input.op() instanceof Movement.Reverse ? input.input(0) : input;
    if (axes.isEmpty()) {
      return source;
    }
    return source != input || axes.size() < op.axes().size()
        ? builder.make(new Movement.Reverse(axes), source)
        : null;
  }

  static Node joined(Concatenate op, TensorType type, List<Node> inputs, Builder builder) {
    Double value = Literals.valueOf(inputs.getFirst());
    if (value != null && inputs.stream().allMatch(input -> Literals.is(input, value))) {
      return builder.literal(value, type);
    }
    List<Node> parts = inputs.stream().filter(input -> input.shape().dim(op.axis()) > 0).toList();
    if (parts.size() <= 1) {
      return parts.isEmpty() ? inputs.getFirst() : parts.getFirst();
    }
    return parts.size() < inputs.size() ? builder.make(op, parts.toArray(Node[]::new)) : null;
  }
}
