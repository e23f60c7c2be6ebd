package dev.cajal.simplify;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.graph.Origin;
import dev.cajal.graph.Source;
import dev.cajal.op.Leaf;
import dev.cajal.op.Op;
import dev.cajal.op.Pointwise;
import dev.cajal.op.PointwiseFunction;
import dev.cajal.op.Scan;
import dev.cajal.shape.TensorType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes nodes in simplest form: each is made once, and only if no rule knows a simpler one.
 *
 * <p>Rules make their results through the builder too, so what they give is already simple.
 */
final class Builder implements Rewriter.Rule {
  private record Key(Op op, List<Node> inputs, Source source) {}

  private final Map<Key, Node> made = new HashMap<>();
  private Node current;

  @Override
  public Node replace(Node original, List<Node> inputs) {
    current = original;
    return make(simplified(original.op()), original.type(), inputs);
  }

  private static Op simplified(Op op) {
    if (op instanceof Scan scan && scan.body() instanceof Graph body) {
      Graph simple = Simplifier.simplify(body);
      return simple.equals(body)
          ? scan
          : new Scan(simple, scan.carries(), scan.sequences(), scan.length(), scan.reverse());
    }
    return op;
  }

  /** The simplest node that computes an operation. */
  Node make(Op op, Node... inputs) {
    List<Node> operands = List.of(inputs);
    return make(op, op.infer(operands.stream().map(Node::type).toList()), operands);
  }

  /** The simplest node that computes a point-wise function. */
  Node make(PointwiseFunction function, Node... inputs) {
    return make(new Pointwise(function), inputs);
  }

  /** A number in every element of a type. */
  Node literal(double value, TensorType type) {
    return make(new Leaf.Literal(value, type), type, List.of());
  }

  private Node make(Op op, TensorType type, List<Node> inputs) {
    Node simpler = LocalRules.simpler(op, type, inputs, this);
    return simpler != null ? simpler : once(op, inputs);
  }

  private Node once(Op op, List<Node> inputs) {
    boolean isCurrent = op.equals(current.op()) && inputs.equals(current.inputs());
    boolean isStored = op instanceof Leaf.Data || op instanceof Leaf.VariableRead;
    if (op instanceof Leaf.Input) {
      return current;
    }
    Key key = new Key(op, sorted(op, inputs), isStored ? current.source() : null);
    Node known = made.get(key);
    if (known == null) {
      known = isCurrent ? current : Origin.within(current.origin(), () -> Node.of(op, inputs));
      made.put(key, known);
    }
    return known;
  }

  /** Operands in a fixed order where their order does not matter. */
  private static List<Node> sorted(Op op, List<Node> inputs) {
    boolean swapped =
        op instanceof Pointwise pointwise
            && isCommutative(pointwise.function())
            && inputs.get(0).id() > inputs.get(1).id();
    return swapped ? List.of(inputs.get(1), inputs.get(0)) : inputs;
  }

  private static boolean isCommutative(PointwiseFunction function) {
    return switch (function) {
      case ADD, MULTIPLY, MINIMUM, MAXIMUM, EQUAL, NOT_EQUAL, AND, OR, XOR -> true;
      case SUBTRACT, DIVIDE, POWER, NEGATE, ABSOLUTE, SIGN, EXP, LOG, LOG1P, EXPM1, SQRT -> false;
      case SIN, COS, TANH, SIGMOID, ERF, FLOOR, NOT, SELECT, UNIFORM -> false;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> false;
    };
  }
}
