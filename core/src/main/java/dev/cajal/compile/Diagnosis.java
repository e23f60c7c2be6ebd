package dev.cajal.compile;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.graph.NonFiniteException;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Leaf;
import dev.cajal.op.Part;
import dev.cajal.reference.Reference;
import dev.cajal.reference.Rounding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the operation at which a training step went wrong. */
final class Diagnosis {
  private Diagnosis() {}

  /**
   * The exception that names the first operation with a result that is not finite although its
   * operands are.
   */
  static NonFiniteException of(Graph graph, Buffer[] inputs, double loss) {
    String start = "the loss is %s, so no variable was updated: ".formatted(number(loss));
    String advice = "; try a smaller learning rate, scaled inputs or clipped gradients";
    List<Node> nodes = new ArrayList<>();
    for (Node node : Graph.reachable(graph.outputs().subList(0, 1))) {
      if (node.dtype().isFloating()) {
        nodes.add(node);
      }
    }
    List<Buffer> values =
        Reference.run(new Graph(graph.inputs(), nodes), List.of(inputs), Rounding.AFTER_EVERY_NODE);
    Map<Node, Double> wrong = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      double found = firstNonFinite(values.get(i));
      if (!Double.isFinite(found) && !(nodes.get(i).op() instanceof Leaf.Literal)) {
        wrong.put(nodes.get(i), found);
      }
    }
    Node first = origin(graph.outputs().getFirst(), wrong.keySet());
    String cause = first == null ? "it overflowed in a sum" : describe(first, wrong.get(first));
    return new NonFiniteException(start + cause + advice);
  }

  /**
   * The first of the wrong nodes that reach the loss through wrong nodes and have no wrong operand.
   */
  private static Node origin(Node loss, Set<Node> wrong) {
    if (!wrong.contains(loss)) {
      return null;
    }
    Set<Node> reached = new HashSet<>(Set.of(loss));
    Deque<Node> open = new ArrayDeque<>(reached);
    Node first = null;
    while (!open.isEmpty()) {
      Node node = open.pop();
      Node reader = node.op() instanceof Part ? node.input(0) : node;
      List<Node> causes = reader.inputs().stream().filter(wrong::contains).toList();
      causes.stream().filter(reached::add).forEach(open::push);
      if (causes.isEmpty() && (first == null || node.id() < first.id())) {
        first = node;
      }
    }
    return first;
  }

  private static String describe(Node node, double found) {
    return switch (node.op()) {
      case Leaf.Input input -> "input '%s' contains %s".formatted(input.name(), number(found));
      case Leaf.VariableRead variable ->
          "variable '%s' contains %s".formatted(variable.name(), number(found));
      default -> {
        String place = node.origin().isEmpty() ? "" : " in " + node.origin();
        yield "the first %s came from %s%s".formatted(number(found), node, place);
      }
    };
  }

  private static double firstNonFinite(Buffer buffer) {
    for (int i = 0; i < buffer.size(); i++) {
      if (!Double.isFinite(buffer.doubleAt(i))) {
        return buffer.doubleAt(i);
      }
    }
    return 0;
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return value > 0 ? "infinity" : "minus infinity";
  }
}
