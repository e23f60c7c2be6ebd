package dev.cajal.simplify;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.op.Scan;

/**
 * Gives an equal graph with fewer and cheaper nodes.
 *
 * <p>What no output needs vanishes, equal operations on equal inputs become one, operations on
 * literals are computed, and the algebra of {@link PointwiseAlgebra} and {@link MovementAlgebra}
 * applies. Results keep their bits, but for three documented cases: the sign of a zero sum, a
 * literal power (more accurate than the general one), and the payload of a NaN.
 *
 * <p>The inputs stay the same nodes, unused ones too. Simplifying a second time changes nothing.
 */
public final class Simplifier {
  private Simplifier() {}

  /** The simplified graph; the same object if there is nothing to simplify. */
  public static Graph simplify(Graph graph) {
    Graph before = ScanMerging.merge(graph);
    while (true) {
      Graph after = Rewriter.rewrite(before, new Builder());
      if (after.nodes().stream().noneMatch(node -> node.op() instanceof Scan)) {
        return after;
      }
      Graph pruned = ScanPruning.prune(after);
      if (pruned.equals(after)) {
        return after;
      }
      before = pruned;
    }
  }

  /** Whether two nodes are known to have the same value. */
  static boolean same(Node left, Node right) {
    return left == right;
  }
}
