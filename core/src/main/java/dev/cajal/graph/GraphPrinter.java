package dev.cajal.graph;

import dev.cajal.op.Leaf;
import dev.cajal.op.Scan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a graph as one line per node, with names that refer to earlier lines. */
public final class GraphPrinter {
  private final StringBuilder text = new StringBuilder();

  private GraphPrinter() {}

  /** The graph's text: nodes in order, then the outputs. */
  public static String print(Graph graph) {
    GraphPrinter printer = new GraphPrinter();
    printer.append(graph, "");
    return printer.text.toString();
  }

  private void append(Graph graph, String indent) {
    Map<Node, String> names = new HashMap<>();
    List<Node> nodes = graph.nodes();
    for (Node node : nodes) {
      String name = "%" + names.size();
      names.put(node, name);
      text.append(indent).append(name).append(" = ").append(describe(node, names));
      text.append(" : ").append(node.type());
      if (!node.origin().isEmpty()) {
        text.append("  # ").append(node.origin());
      }
      text.append('\n');
      if (node.op() instanceof Scan scan && scan.body() instanceof Graph body) {
        append(body, indent + "  ");
      }
    }
    text.append(indent).append("return ");
    text.append(graph.outputs().stream().map(names::get).collect(Collectors.joining(", ")));
    text.append('\n');
  }

  private static String describe(Node node, Map<Node, String> names) {
    String operands = node.inputs().stream().map(names::get).collect(Collectors.joining(", "));
    return switch (node.op()) {
      case Leaf.Input input -> "input " + input.name();
      case Leaf.VariableRead read -> "variable " + read.name();
      case Leaf.Literal literal -> "literal " + literal.value();
      case Leaf.Data data -> data.label();
      case Scan scan ->
          "scan(%s) length %d%s"
              .formatted(operands, scan.length(), scan.reverse() ? " reverse" : "");
      case dev.cajal.op.Pointwise pointwise -> pointwise.label() + "(" + operands + ")";
      case dev.cajal.op.Op op -> op.label() + "(" + operands + ")" + settings(op);
    };
  }

  private static String settings(dev.cajal.op.Op op) {
    String record = op.toString();
    String settings = record.substring(record.indexOf('['));
    return settings.length() > 2 ? " " + settings : "";
  }
}
