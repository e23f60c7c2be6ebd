package dev.cajal.compile;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import java.util.List;

/** From a graph to something that runs: the one method that lists the passes. */
public final class Compilation {
  private Compilation() {}

  /**
   * Compiles a graph.
   *
   * @param graph its outputs are the wanted values, then one new value for each updated variable
   * @param outputs how many of the outputs are wanted values
   * @param updated the variables' nodes in the order of the remaining outputs
   */
  public static Execution compile(Graph graph, int outputs, List<Node> updated) {
    return new ReferenceExecution(graph, outputs, updated);
  }

  /** The value of a node that depends on no input. */
  public static Buffer evaluate(Node node) {
    Buffer result = Buffer.allocate(node.dtype(), node.shape().size());
    Graph graph = new Graph(List.of(), List.of(node));
    compile(graph, 1, List.of()).run(new Buffer[0], new Buffer[] {result});
    return result;
  }
}
