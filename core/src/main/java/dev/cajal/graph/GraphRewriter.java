package dev.cajal.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Rebuilds a graph node by node. */
public final class GraphRewriter {
  private GraphRewriter() {}

  /**
   * The graph with each node, whose inputs have been replaced already, replaced by the rule's
   * answer.
   *
   * @param rule gives the same node where nothing changes; must keep the type
   */
  public static Graph rewrite(Graph graph, UnaryOperator<Node> rule) {
    Map<Node, Node> replaced = new HashMap<>();
    for (Node node : graph.nodes()) {
      List<Node> inputs = node.inputs().stream().map(replaced::get).toList();
      Node rebuilt =
          inputs.equals(node.inputs())
              ? node
              : Origin.within(node.origin(), () -> Node.of(node.op(), inputs));
      replaced.put(node, rule.apply(rebuilt));
    }
    return new Graph(graph.inputs(), graph.outputs().stream().map(replaced::get).toList());
  }
}
