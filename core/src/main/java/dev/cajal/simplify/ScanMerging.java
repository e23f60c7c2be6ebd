package dev.cajal.simplify;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.op.Part;
import dev.cajal.op.Scan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one loop of loops that run the same steps on the same operands and differ only in which
 * values of a step they give out, as a loop and the one that its derivative records.
 */
final class ScanMerging {
  private record Key(
      List<Node> bodyInputs,
      List<Node> carried,
      List<Node> operands,
      int sequences,
      int length,
      boolean reverse) {

    static Key of(Node node, Scan scan, Graph body) {
      return new Key(
          body.inputs(),
          body.outputs().subList(0, scan.carries()),
          node.inputs(),
          scan.sequences(),
          scan.length(),
          scan.reverse());
    }
  }

  /** Loops that become one, and where each value given out is found in it. */
  private static final class Group {
    private final Map<Node, Integer> stacked = new LinkedHashMap<>();
    private int members;
    private Node merged;

    Node merge(Node original, Scan scan, Graph body, List<Node> inputs) {
      if (merged == null) {
        List<Node> outputs = new ArrayList<>(body.outputs().subList(0, scan.carries()));
        outputs.addAll(stacked.keySet());
        Graph joint = new Graph(body.inputs(), outputs);
        Scan one = new Scan(joint, scan.carries(), scan.sequences(), scan.length(), scan.reverse());
        merged = Rewriter.like(original, one, inputs);
      }
      return merged;
    }
  }

  private final Map<Key, Group> groups = new HashMap<>();

  private ScanMerging() {}

  static Graph merge(Graph graph) {
    ScanMerging merging = new ScanMerging();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Scan scan && scan.body() instanceof Graph body) {
        merging.join(node, scan, body);
      }
    }
    merging.groups.values().removeIf(group -> group.members == 1);
    return merging.groups.isEmpty() ? graph : Rewriter.rewrite(graph, merging::replace);
  }

  private void join(Node node, Scan scan, Graph body) {
    Group group = groups.computeIfAbsent(Key.of(node, scan, body), key -> new Group());
    group.members++;
    for (Node output : body.outputs().subList(scan.carries(), body.outputs().size())) {
      group.stacked.putIfAbsent(output, scan.carries() + group.stacked.size());
    }
  }

  private Node replace(Node original, List<Node> inputs) {
    if (original.op() instanceof Scan scan && scan.body() instanceof Graph body) {
      Group group = groups.get(Key.of(original, scan, body));
      if (group != null) {
        return group.merge(original, scan, body, inputs);
      }
    }
    if (original.op() instanceof Part part
        && original.input(0).op() instanceof Scan scan
        && scan.body() instanceof Graph body) {
      Group group = groups.get(Key.of(original.input(0), scan, body));
      if (group != null && part.index() >= scan.carries()) {
        int index = group.stacked.get(body.outputs().get(part.index()));
        return Rewriter.like(original, new Part(index, part.type()), inputs);
      }
    }
    return Rewriter.kept(original, inputs);
  }
}
