package dev.cajal.simplify;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.graph.Origin;
import dev.cajal.op.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The walk that all passes share: every node in order, with the nodes that replace its inputs. */
final class Rewriter {
  private Rewriter() {}

  /** What becomes of a node. */
  @FunctionalInterface
  interface Rule {
    /**
     * The node that replaces an original, for instance the original itself.
     *
     * @param inputs what replaces the original's inputs
     */
    Node replace(Node original, List<Node> inputs);
  }

  /** The graph of the replaced outputs; the same object if every output stays. */
  static Graph rewrite(Graph graph, Rule rule) {
    Map<Node, Node> replaced = new HashMap<>();
    for (Node node : graph.nodes()) {
      List<Node> inputs = new ArrayList<>(node.inputs());
      inputs.replaceAll(replaced::get);
      replaced.put(node, rule.replace(node, inputs));
    }
    List<Node> outputs = graph.outputs().stream().map(replaced::get).toList();
    return outputs.equals(graph.outputs()) ? graph : new Graph(graph.inputs(), outputs);
  }

  /** The original on other inputs. */
  static Node kept(Node original, List<Node> inputs) {
    return inputs.equals(original.inputs()) ? original : like(original, original.op(), inputs);
  }

  /** A node that is built at the original's place in the network. */
  static Node like(Node original, Op op, List<Node> inputs) {
    return Origin.within(original.origin(), () -> Node.of(op, inputs));
  }
}
