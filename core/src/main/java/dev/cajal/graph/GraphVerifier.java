package dev.cajal.graph;

import dev.cajal.op.Leaf;
import dev.cajal.op.Scan;
import dev.cajal.shape.TensorType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that a graph is well formed; runs between the passes in tests. */
public final class GraphVerifier {
  private GraphVerifier() {}

  /**
   * Checks types, order and closedness of every node, bodies included.
   *
   * @throws IllegalStateException naming the pass and the node that is wrong
   */
  public static void verify(String pass, Graph graph) {
    Set<Node> inputs = new HashSet<>(graph.inputs());
    Set<Node> seen = new HashSet<>();
    for (Node node : graph.nodes()) {
      for (Node input : node.inputs()) {
        require(seen.contains(input), pass, node, "comes before its input " + input);
      }
      List<TensorType> types = node.inputs().stream().map(Node::type).toList();
      TensorType inferred = node.op().infer(types);
      require(inferred.equals(node.type()), pass, node, "should have type " + inferred);
      if (node.op() instanceof Leaf.Input) {
        require(inputs.contains(node), pass, node, "is an input that the graph does not list");
      }
      if (node.op() instanceof Leaf.Data || node.op() instanceof Leaf.VariableRead) {
        require(node.source() != null, pass, node, "has no storage");
      }
      if (node.op() instanceof Scan scan && scan.body() instanceof Graph body) {
        verify(pass, body);
      }
      seen.add(node);
    }
  }

  /**
   * The same check as a condition, for {@code assert}: true, or the exception.
   *
   * @throws IllegalStateException naming the pass and the node that is wrong
   */
  public static boolean holds(String pass, Graph graph) {
    verify(pass, graph);
    return true;
  }

  private static void require(boolean holds, String pass, Node node, String problem) {
    if (!holds) {
      throw new IllegalStateException(
          "after pass %s: node %d (%s) %s".formatted(pass, node.id(), node, problem));
    }
  }
}
