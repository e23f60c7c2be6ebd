package dev.cajal.compile;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.graph.NonFiniteException;
import dev.cajal.kernel.Buffer;
import dev.cajal.reference.Reference;
import java.util.List;

/** Runs a graph with the reference interpreter: slow, and the oracle of the compiled form. */
final class ReferenceExecution implements Execution {
  private final Graph graph;
  private final int outputs;
  private final List<Node> updated;

  ReferenceExecution(Graph graph, int outputs, List<Node> updated) {
    this.graph = graph;
    this.outputs = outputs;
    this.updated = List.copyOf(updated);
  }

  @Override
  public void run(Buffer[] inputs, Buffer[] results) {
    List<Buffer> values = Reference.run(graph, List.of(inputs));
    for (int i = 0; i < outputs; i++) {
      values.get(i).copyTo(results[i]);
    }
    if (!updated.isEmpty() && outputs > 0 && results[0].size() == 1) {
      if (!Double.isFinite(results[0].doubleAt(0))) {
        throw new NonFiniteException("the loss is " + results[0].doubleAt(0));
      }
    }
    for (int i = 0; i < updated.size(); i++) {
      values.get(outputs + i).copyTo(updated.get(i).source().buffer());
    }
  }

  @Override
  public String explain() {
    return graph.toString();
  }
}
