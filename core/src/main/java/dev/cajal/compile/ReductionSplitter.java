package dev.cajal.compile;

import dev.cajal.graph.Graph;
import dev.cajal.graph.GraphRewriter;
import dev.cajal.graph.Node;
import dev.cajal.op.Reduce;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces a reduction over axes that are not neighbours by one for each run of neighbours, the
 * last first, so that every reduction is one loop.
 */
final class ReductionSplitter {
  private ReductionSplitter() {}

  /** The graph with every reduction over one run of axes. */
  static Graph split(Graph graph) {
    boolean needed =
        graph.nodes().stream()
            .anyMatch(node -> node.op() instanceof Reduce reduce && lastRun(node, reduce) > 0);
    return needed ? GraphRewriter.rewrite(graph, ReductionSplitter::split) : graph;
  }

  private static Node split(Node node) {
    Node result = node;
    while (result.op() instanceof Reduce reduce && lastRun(result, reduce) > 0) {
      int from = lastRun(result, reduce);
      List<Integer> axes = reduce.axes();
      Node inner =
          Node.of(new Reduce(reduce.reduction(), axes.subList(from, axes.size())), result.input(0));
      result = Node.of(new Reduce(reduce.reduction(), axes.subList(0, from)), inner);
    }
    return result;
  }

  /** Where in the list of axes the last run of neighbours begins, axes of extent 1 aside. */
  private static int lastRun(Node node, Reduce reduce) {
    List<Integer> axes = new ArrayList<>(reduce.axes());
    int start = axes.size() - 1;
    while (start > 0 && areNeighbours(node, axes.get(start - 1), axes.get(start))) {
      start--;
    }
    return Math.max(start, 0);
  }

  private static boolean areNeighbours(Node node, int first, int second) {
    for (int axis = first + 1; axis < second; axis++) {
      if (node.input(0).shape().dim(axis) != 1) {
        return false;
      }
    }
    return true;
  }
}
