package dev.cajal.compile;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.graph.NonFiniteException;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Leaf;
import dev.cajal.reference.Reference;
import dev.cajal.reference.Rounding;
import java.util.ArrayList;
import java.util.List;

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
    for (int i = 0; i < nodes.size(); i++) {
      double found = firstNonFinite(values.get(i));
      if (!Double.isFinite(found)) {
        return new NonFiniteException(start + describe(nodes.get(i), found) + advice);
      }
    }
    return new NonFiniteException(start + "it overflowed in a sum" + advice);
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
