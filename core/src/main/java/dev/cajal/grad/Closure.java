package dev.cajal.grad;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.graph.Origin;
import dev.cajal.op.Iota;
import dev.cajal.op.Leaf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An expression as a function of one of its inputs: the body of a loop.
 *
 * @param body takes the input, then the captured values
 * @param captured the largest parts of the expression that do not depend on the input
 */
record Closure(Graph body, List<Node> captured) {

  static Closure over(Node expression, Node input) {
    List<Node> order = Graph.reachable(List.of(expression));
    Set<Node> dependent = new HashSet<>(List.of(input));
    for (Node node : order) {
      if (node.inputs().stream().anyMatch(dependent::contains)) {
        dependent.add(node);
      }
    }
    Builder builder = new Builder(input);
    for (Node node : order) {
      if (dependent.contains(node) && node != input) {
        List<Node> operands = new ArrayList<>();
        for (Node operand : node.inputs()) {
          operands.add(builder.inside(operand, dependent));
        }
        builder.copies.put(node, Origin.within(node.origin(), () -> Node.of(node.op(), operands)));
      }
    }
    Node output = builder.inside(expression, dependent);
    return new Closure(new Graph(builder.inputs, List.of(output)), builder.captured);
  }

  private static final class Builder {
    private final Map<Node, Node> copies = new HashMap<>();
    private final List<Node> inputs = new ArrayList<>();
    private final List<Node> captured = new ArrayList<>();

    Builder(Node input) {
      copies.put(input, input);
      inputs.add(input);
    }

    Node inside(Node node, Set<Node> dependent) {
      boolean constant = node.op() instanceof Leaf.Literal || node.op() instanceof Iota;
      if (constant || dependent.contains(node)) {
        return copies.getOrDefault(node, node);
      }
      return copies.computeIfAbsent(
          node,
          outside -> {
            String name = "captured " + captured.size();
            Node inside = Node.of(new Leaf.Input(name, outside.type()));
            inputs.add(inside);
            captured.add(outside);
            return inside;
          });
    }
  }
}
