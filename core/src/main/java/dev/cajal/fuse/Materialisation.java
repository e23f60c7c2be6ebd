package dev.cajal.fuse;

import dev.cajal.graph.Graph;
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
import dev.cajal.op.Part;
import dev.cajal.op.Pointwise;
import dev.cajal.op.RandomBits;
import dev.cajal.op.Reduce;
import dev.cajal.op.Scan;
import dev.cajal.op.ScatterAdd;
import dev.cajal.op.Sort;
import dev.cajal.op.StopGradient;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which nodes get an array of their own; all others are computed inside the loops that use
 * them.
 *
 * <p>An array is needed by library kernels, by reductions, and by whatever would be computed more
 * than once at a real cost: expensive functions used in several loops or repeated by a broadcast.
 */
final class Materialisation {
  /** A chain that costs more than this is stored when it would be computed twice. */
  private static final int CHEAP = 6;

  /** A chain of more operations than this is cut, so that generated methods stay small. */
  private static final int LONGEST_CHAIN = 60;

  private final List<Node> nodes;
  private final Map<Node, Integer> uses = new HashMap<>();
  private final Map<Node, Integer> cost = new HashMap<>();
  private final Map<Node, Integer> length = new HashMap<>();
  private final Map<Node, Integer> size = new HashMap<>();
  private final Set<Node> stored = new HashSet<>();

  private Materialisation(Graph graph) {
    this.nodes = graph.nodes();
    countUses(graph);
    graph.outputs().forEach(this::requireDense);
    nodes.forEach(this::requireOperands);
    nodes.forEach(this::weigh);
  }

  /** The nodes of the graph with an array of their own, leaves not among them. */
  static Set<Node> of(Graph graph) {
    return new Materialisation(graph).stored;
  }

  /** Whether a node's value is an array in any case: a leaf, or the result of a library kernel. */
  static boolean isArray(Node node) {
    return switch (node.op()) {
      case Leaf.Literal literal -> false;
      case Leaf leaf -> true;
      case Movement.Pad pad -> true;
      case Movement movement -> false;
      case Pointwise p -> false;
      case Convert c -> false;
      case Iota i -> false;
      case StopGradient s -> false;
      case Reduce r -> true;
      case ArgReduce r -> true;
      case MatMul m -> true;
      case Concatenate c -> true;
      case Gather g -> true;
      case ScatterAdd s -> true;
      case CumulativeSum c -> true;
      case Sort s -> true;
      case ArgSort s -> true;
      case RandomBits r -> true;
      case Scan s -> true;
      case Part p -> true;
    };
  }

  /** Whether a reshape cannot be expressed by strides and so needs its operand in one piece. */
  static boolean isOpaqueReshape(Node node) {
    return node.op() instanceof Movement.Reshape
        && !Access.keepsAxes(node.input(0).shape(), node.shape());
  }

  private void countUses(Graph graph) {
    for (Node output : graph.outputs()) {
      uses.merge(output, 1, Integer::sum);
    }
    for (Node node : nodes.reversed()) {
      int passedOn = isView(node) ? uses.getOrDefault(node, 0) : 1;
      for (Node input : node.inputs()) {
        uses.merge(input, passedOn, Integer::sum);
      }
    }
  }

  private void requireOperands(Node node) {
    switch (node.op()) {
      case MatMul m -> node.inputs().forEach(this::requireView);
      case Concatenate c -> node.inputs().forEach(this::requireView);
      case Movement.Pad pad -> requireView(node.input(0));
      case ArgReduce r -> requireDense(node.input(0));
      case Gather g -> node.inputs().forEach(this::requireDense);
      case ScatterAdd s -> node.inputs().forEach(this::requireDense);
      case CumulativeSum c -> requireDense(node.input(0));
      case Sort s -> requireDense(node.input(0));
      case ArgSort s -> requireDense(node.input(0));
      case RandomBits r -> requireDense(node.input(0));
      case Scan s -> node.inputs().forEach(this::requireDense);
      case Movement movement -> {
        if (isOpaqueReshape(node)) {
          requireDense(node.input(0));
        }
      }
      case Leaf l -> {}
      case Pointwise p -> {}
      case Convert c -> {}
      case Iota i -> {}
      case StopGradient s -> {}
      case Reduce r -> {}
      case Part p -> {}
    }
  }

  /** An array in row-major order is needed. */
  private void requireDense(Node node) {
    require(dense(node));
  }

  /** The node whose array in row-major order is this one's, too. */
  private static Node dense(Node node) {
    Node source = node;
    while (source.op() instanceof Movement.Reshape || source.op() instanceof StopGradient) {
      source = source.input(0);
    }
    return source;
  }

  /** An array seen through strides is enough. */
  private void requireView(Node node) {
    Node source = node;
    while (isView(source) && !isOpaqueReshape(source)) {
      source = source.input(0);
    }
    if (isOpaqueReshape(source)) {
      requireDense(source.input(0));
    } else {
      require(source);
    }
  }

  private void require(Node node) {
    if (!isArray(node)) {
      stored.add(node);
    }
  }

  private static boolean isView(Node node) {
    return node.op() instanceof StopGradient
        || (node.op() instanceof Movement && !(node.op() instanceof Movement.Pad));
  }

  private void weigh(Node node) {
    if (isArray(node) || isOpaqueReshape(node)) {
      cost.put(node, 0);
      length.put(node, 0);
      return;
    }
    storeLongOperands(node);
    int total = ownCost(node);
    int operations = 1;
    for (Node input : node.inputs()) {
      boolean inlined = !stored.contains(input);
      total += inlined ? cost.get(input) : 0;
      operations += inlined ? length.get(input) : 0;
    }
    cost.put(node, Math.min(total, 1_000));
    length.put(node, Math.min(operations, 1_000));
    boolean repeated = !isView(node) && total > CHEAP && uses.getOrDefault(node, 0) > 1;
    if (repeated || operations > LONGEST_CHAIN) {
      stored.add(node);
    }
    if (node.op() instanceof Movement.Broadcast) {
      Node source = dense(node.input(0));
      if (!stored.contains(source)
          && cost.get(source) > CHEAP
          && source.shape().size() < node.shape().size()) {
        stored.add(source);
      }
    }
  }

  /** Stores operands, the largest first, until what is left fits one loop with a vector form. */
  private void storeLongOperands(Node node) {
    Map<Node, Integer> inlined = new LinkedHashMap<>();
    for (Node input : node.inputs()) {
      Node source = input;
      while (isView(source) && !stored.contains(source) && !isOpaqueReshape(source)) {
        source = source.input(0);
      }
      if (!stored.contains(source)) {
        inlined.put(source, size.getOrDefault(source, 0));
      }
    }
    int total = CodeSize.of(node);
    for (int operand : inlined.values()) {
      total += operand;
    }
    while (total > CodeSize.MOST) {
      Node largest = Collections.max(inlined.entrySet(), Map.Entry.comparingByValue()).getKey();
      stored.add(largest);
      total -= inlined.remove(largest);
    }
    size.put(node, total);
  }

  private static int ownCost(Node node) {
    return switch (node.op()) {
      case Pointwise pointwise ->
          switch (pointwise.function()) {
            case DIVIDE, SQRT -> 4;
            case EXP, LOG, LOG1P, EXPM1, SIN, COS, TANH, SIGMOID, ERF, POWER -> 10;
            case ADD, SUBTRACT, MULTIPLY, MINIMUM, MAXIMUM, NEGATE, ABSOLUTE, SIGN, FLOOR -> 1;
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> 1;
            case AND, OR, XOR, NOT, SELECT, UNIFORM -> 1;
          };
      case Convert convert -> 1;
      case Iota iota -> 1;
      default -> 0;
    };
  }
}
