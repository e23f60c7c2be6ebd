package dev.cajal.grad;

import dev.cajal.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * One node on the way back: what is known of it, and for which inputs a derivative is asked.
 *
 * @param node the node whose inputs are to get their contributions
 * @param adjoints the derivative of the target with respect to each result of the node (one, but
 *     for a scan), null where it is zero
 * @param wanted for each input whether anything asks for it
 */
record Pullback(Node node, List<Node> adjoints, List<Boolean> wanted) {

  Node adjoint() {
    return adjoints.getFirst();
  }

  /** A contribution for each wanted input, null for the others. */
  List<Node> each(IntFunction<Node> contribution) {
    List<Node> contributions = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      contributions.add(wanted.get(i) ? contribution.apply(i) : null);
    }
    return contributions;
  }

  /** A contribution for the one input that carries a derivative, the first. */
  List<Node> first(Supplier<Node> contribution) {
    return each(i -> i == 0 ? contribution.get() : null);
  }

  /** No contribution: the operation's derivative is zero, or it takes no floating-point input. */
  List<Node> none() {
    return each(i -> null);
  }
}
