package dev.cajal.grad;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.graph.Origin;
import dev.cajal.op.Part;
import dev.cajal.op.Scan;
import dev.cajal.op.StopGradient;
import dev.cajal.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reverse mode: from a graph to the graph of its derivatives.
 *
 * <p>One walk from the outputs to the inputs, in the opposite order of building, gives every node
 * its adjoint: the derivative of the target with respect to that node. Only nodes that lie between
 * the outputs and what is asked for take part.
 */
public final class Backward {
  private final Set<Node> between;
  private final Map<Node, Node[]> adjoints = new HashMap<>();

  private Backward(Set<Node> between) {
    this.between = between;
  }

  /**
   * The derivatives of the sum of a node's elements.
   *
   * @return one node per element of {@code wrt}, of its type; zeros where the output does not
   *     depend on it
   * @throws ShapeException if the output or a node of {@code wrt} is not floating point
   */
  public static List<Node> gradients(Node output, List<Node> wrt) {
    return gradients(List.of(output), List.of(output.filledLike(1)), wrt);
  }

  /**
   * The derivatives of Σᵢ ⟨seedᵢ, outputᵢ⟩, the seeds taken as constants.
   *
   * @param seeds one per output, of its type
   * @return one node per element of {@code wrt}, of its type; zeros where no output depends on it
   * @throws ShapeException if an output or a node of {@code wrt} is not floating point, or a seed
   *     has another type than its output
   */
  public static List<Node> gradients(List<Node> outputs, List<Node> seeds, List<Node> wrt) {
    check(outputs, seeds, wrt);
    List<Node> order = Graph.reachable(outputs);
    Backward walk = new Backward(between(order, wrt));
    for (int i = 0; i < outputs.size(); i++) {
      walk.add(outputs.get(i), 0, seeds.get(i));
    }
    for (Node node : order.reversed()) {
      if (walk.adjoints.containsKey(node)) {
        Origin.within(node.origin(), () -> walk.step(node));
      }
    }
    List<Node> gradients = new ArrayList<>();
    for (Node node : wrt) {
      Node[] found = walk.adjoints.get(node);
      gradients.add(found == null ? node.filledLike(0) : found[0]);
    }
    return gradients;
  }

  private static void check(List<Node> outputs, List<Node> seeds, List<Node> wrt) {
    if (outputs.size() != seeds.size()) {
      throw new ShapeException(
          "gradient: every output needs one seed; found %d outputs, %d seeds"
              .formatted(outputs.size(), seeds.size()));
    }
    for (int i = 0; i < outputs.size(); i++) {
      requireFloating("what is differentiated", outputs.get(i));
      if (!seeds.get(i).type().equals(outputs.get(i).type())) {
        throw new ShapeException(
            "gradient: a seed must have the type of its output; output %s, seed %s"
                .formatted(outputs.get(i).type(), seeds.get(i).type()));
      }
    }
    for (Node node : wrt) {
      requireFloating("what it is differentiated by", node);
    }
  }

  private static void requireFloating(String role, Node node) {
    if (!node.dtype().isFloating()) {
      throw new ShapeException(
          "gradient: %s must be f32 or f64; found %s; convert it with to(DType)"
              .formatted(role, node));
    }
  }

  /** The nodes through which a derivative can flow to one that is asked for. */
  private static Set<Node> between(List<Node> order, List<Node> wrt) {
    Set<Node> between = new HashSet<>();
    Set<Node> asked = new HashSet<>(wrt);
    for (Node node : order) {
      boolean carries = node.dtype().isFloating() || node.op() instanceof Scan;
      boolean passes = carries && !(node.op() instanceof StopGradient);
      if (asked.contains(node) || (passes && node.inputs().stream().anyMatch(between::contains))) {
        between.add(node);
      }
    }
    return between;
  }

  private boolean step(Node node) {
    List<Boolean> wanted = node.inputs().stream().map(between::contains).toList();
    if (!wanted.contains(true)) {
      return false;
    }
    List<Node> results = Arrays.asList(adjoints.get(node));
    List<Node> contributions = DerivativeRules.contributions(new Pullback(node, results, wanted));
    int result = node.op() instanceof Part part ? part.index() : 0;
    for (int i = 0; i < contributions.size(); i++) {
      if (contributions.get(i) != null) {
        add(node.input(i), result, contributions.get(i));
      }
    }
    return true;
  }

  private void add(Node node, int result, Node contribution) {
    if (!between.contains(node)) {
      return;
    }
    int results = node.op() instanceof Scan scan ? scan.resultTypes().size() : 1;
    Node[] sums = adjoints.computeIfAbsent(node, n -> new Node[results]);
    sums[result] = sums[result] == null ? contribution : sums[result].plus(contribution);
  }
}
