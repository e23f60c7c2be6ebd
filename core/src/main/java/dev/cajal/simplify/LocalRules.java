package dev.cajal.simplify;

import dev.cajal.graph.Node;
import dev.cajal.op.ArgReduce;
import dev.cajal.op.ArgSort;
import dev.cajal.op.Concatenate;
import dev.cajal.op.Convert;
import dev.cajal.op.CumulativeSum;
import dev.cajal.op.Gather;
import dev.cajal.op.Iota;
import dev.cajal.op.Leaf;
import dev.cajal.op.MatMul;
import dev.cajal.op.Movement;
import dev.cajal.op.Op;
import dev.cajal.op.Part;
import dev.cajal.op.Pointwise;
import dev.cajal.op.RandomBits;
import dev.cajal.op.Reduce;
import dev.cajal.op.Scan;
import dev.cajal.op.ScatterAdd;
import dev.cajal.op.Sort;
import dev.cajal.op.StopGradient;
import dev.cajal.shape.DType;
import dev.cajal.shape.TensorType;
import java.util.List;

/** For each operation, what is simpler than applying it to given inputs. */
final class LocalRules {
  private LocalRules() {}

  /** A simpler node of the same value, or null if none is known. */
  static Node simpler(Op op, TensorType type, List<Node> inputs, Builder builder) {
    return switch (op) {
      case Leaf.Literal literal -> Literals.canonical(literal, builder);
      case Leaf leaf -> null;
      case Pointwise pointwise ->
          PointwiseAlgebra.simpler(pointwise.function(), type, inputs, builder);
      case Convert convert -> converted(convert, inputs.getFirst(), builder);
      case Reduce reduce -> ReductionAlgebra.simpler(reduce, type, inputs.getFirst(), builder);
      case Movement movement -> MovementAlgebra.simpler(movement, type, inputs.getFirst(), builder);
      case Concatenate join -> MovementAlgebra.joined(join, type, inputs, builder);
      case MatMul product -> untransposed(product, inputs, builder);
      case Iota iota -> iota.shape().dim(iota.axis()) == 1 ? builder.literal(0, type) : null;
      case StopGradient stop -> inputs.getFirst();
      case ArgReduce none -> null;
      case ArgSort none -> null;
      case CumulativeSum none -> null;
      case Gather none -> null;
      case Part none -> null;
      case RandomBits none -> null;
      case Scan none -> null;
      case ScatterAdd none -> null;
      case Sort none -> null;
    };
  }

  private static Node converted(Convert op, Node input, Builder builder) {
    if (op.to() == input.dtype()) {
      return input;
    }
    Double value = Literals.valueOf(input);
    if (value != null && Literals.isFoldable(op.to())) {
      double converted = Literals.convert(value, op.to());
      return builder.literal(converted, input.type().with(op.to()));
    }
    boolean undone =
        input.op() instanceof Convert first
            && input.input(0).dtype() == op.to()
            && holdsAll(first.to(), op.to());
    return undone ? input.input(0) : null;
  }

  /** Whether every number of one type is a number of the other. */
  private static boolean holdsAll(DType wide, DType narrow) {
    return switch (narrow) {
      case BOOL -> true;
      case U8 -> wide == DType.I32 || wide.isFloating();
      case I32, F32 -> wide == DType.F64;
      case F64 -> false;
    };
  }

  /** A matrix product reads a transposed side as it lies. */
  private static Node untransposed(MatMul op, List<Node> inputs, Builder builder) {
    Node left = inputs.get(0);
    Node right = inputs.get(1);
    if (flipsMatrices(left)) {
      MatMul flipped = new MatMul(!op.transposeLeft(), op.transposeRight());
      return builder.make(flipped, left.input(0), right);
    }
    if (flipsMatrices(right)) {
      MatMul flipped = new MatMul(op.transposeLeft(), !op.transposeRight());
      return builder.make(flipped, left, right.input(0));
    }
    return null;
  }

  private static boolean flipsMatrices(Node node) {
    if (!(node.op() instanceof Movement.Transpose transpose)) {
      return false;
    }
    int rank = transpose.order().size();
    boolean flips = true;
    for (int axis = 0; axis < rank; axis++) {
      int expected = axis < rank - 2 ? axis : 2 * rank - 3 - axis;
      flips &= transpose.order().get(axis) == expected;
    }
    return flips;
  }
}
