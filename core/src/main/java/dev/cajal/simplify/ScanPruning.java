package dev.cajal.simplify;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.op.Part;
import dev.cajal.op.Scan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes out of loops what nobody reads; {@link ScanPlan} says what that is. */
final class ScanPruning {
  private final Map<Node, ScanPlan> plans = new HashMap<>();
  private final Map<Node, List<Node>> operands = new HashMap<>();

  private ScanPruning() {}

  static Graph prune(Graph graph) {
    Map<Node, Set<Integer>> read = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Part part) {
        read.computeIfAbsent(node.input(0), scan -> new HashSet<>()).add(part.index());
      }
    }
    ScanPruning pruning = new ScanPruning();
    read.forEach(
        (node, parts) -> {
          Scan scan = (Scan) node.op();
          ScanPlan plan = ScanPlan.of(scan, (Graph) scan.body(), node.inputs(), parts);
          if (plan.changes()) {
            pruning.plans.put(node, plan);
          }
        });
    return pruning.plans.isEmpty() ? graph : Rewriter.rewrite(graph, pruning::replace);
  }

  private Node replace(Node original, List<Node> inputs) {
    if (original.op() instanceof Part part) {
      ScanPlan plan = plans.get(original.input(0));
      if (plan != null) {
        Integer operand = plan.unchangedCarry(part.index());
        return operand != null
            ? operands.get(original.input(0)).get(operand)
            : Rewriter.like(original, plan.part(part), inputs);
      }
    }
    ScanPlan plan = plans.get(original);
    if (plan != null) {
      operands.put(original, inputs);
      return Rewriter.like(original, plan.scan(), plan.operands(inputs));
    }
    return Rewriter.kept(original, inputs);
  }
}
