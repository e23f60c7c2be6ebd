package dev.cajal.compile;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.graph.Source;
import dev.cajal.op.Leaf;
import dev.cajal.op.Op;
import dev.cajal.op.Scan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two graphs must have in common to share a program: operations, types and wiring, but not the
 * numbers of data and variables.
 */
final class Structure {
  /** A structure as a key. */
  record Key(List<Object> description) {}

  private final Map<Source, Integer> leaves = new HashMap<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<Integer> updatedLeaves = new ArrayList<>();
  private final Key key;

  Structure(Graph graph, int outputs, List<Node> updated) {
    List<Object> description = new ArrayList<>();
    Map<Node, Integer> positions = new HashMap<>();
    // Without the number of all outputs, positions at the end could be read in two ways.
    description.add(outputs);
    description.add(graph.outputs().size());
    for (Node input : graph.inputs()) {
      positions.put(input, positions.size());
      description.add(input.type());
    }
    for (Node node : graph.nodes()) {
      if (positions.containsKey(node)) {
        continue;
      }
      positions.put(node, positions.size());
      description.add(describe(node));
      for (Node input : node.inputs()) {
        description.add(positions.get(input));
      }
    }
    graph.outputs().forEach(output -> description.add(positions.get(output)));
    for (Node variable : updated) {
      updatedLeaves.add(leaf(variable.source()));
    }
    description.addAll(updatedLeaves);
    this.key = new Key(List.copyOf(description));
  }

  private Object describe(Node node) {
    Op op = node.op();
    if (op instanceof Leaf.Data || op instanceof Leaf.VariableRead) {
      return List.of(op.label(), node.type(), leaf(node.source()));
    }
    if (op instanceof Scan scan && scan.body() instanceof Graph body) {
      return describe(scan, body);
    }
    return op;
  }

  /** A body with numbers of its own is equal to itself only: they are not arguments. */
  private static Object describe(Scan scan, Graph body) {
    Structure inside = new Structure(body, body.outputs().size(), List.of());
    return inside.sources.isEmpty()
        ? List.of(
            scan.label(),
            scan.carries(),
            scan.sequences(),
            scan.length(),
            scan.reverse(),
            inside.key)
        : scan;
  }

  private int leaf(Source source) {
    return leaves.computeIfAbsent(
        source,
        s -> {
          sources.add(s);
          return sources.size() - 1;
        });
  }

  Key key() {
    return key;
  }

  /** The position of each leaf's source. */
  Map<Source, Integer> leaves() {
    return leaves;
  }

  /** The sources of the leaves in order. */
  List<Source> sources() {
    return sources;
  }

  /** For each update the position of the leaf that it changes. */
  List<Integer> updatedLeaves() {
    return updatedLeaves;
  }
}
