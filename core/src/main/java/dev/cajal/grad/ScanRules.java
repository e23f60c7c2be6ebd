package dev.cajal.grad;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.op.Leaf;
import dev.cajal.op.Part;
import dev.cajal.op.Scan;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The derivative of a loop: a loop that runs the other way.
 *
 * <p>The forward loop is repeated with one more stacked output per carry, its value before each
 * step (simplification joins it with the original). Each backward step takes those values, computes
 * the step anew and pulls the adjoints of its results back to what went in. Adjoints of carries are
 * carried; those of sequences are stacked; those of constants are sums, carried too.
 */
final class ScanRules {
  private final Scan scan;
  private final Pullback at;
  private final Graph body;
  private final List<Integer> activeCarries;
  private final List<Integer> wantedSequences = new ArrayList<>();
  private final List<Integer> wantedConstants = new ArrayList<>();

  private ScanRules(Scan scan, Pullback at) {
    this.scan = scan;
    this.at = at;
    this.body = (Graph) scan.body();
    for (int i = scan.carries(); i < at.wanted().size(); i++) {
      if (at.wanted().get(i)) {
        (i < scan.carries() + scan.sequences() ? wantedSequences : wantedConstants).add(i);
      }
    }
    this.activeCarries = activeCarries();
  }

  static List<Node> contributions(Scan scan, Pullback at) {
    return new ScanRules(scan, at).contributions();
  }

  /**
   * The carries through which a derivative can reach a wanted operand: those wanted themselves, and
   * those whose next value depends on a wanted operand or on such a carry.
   */
  private List<Integer> activeCarries() {
    Set<Integer> active = new HashSet<>();
    for (int i = 0; i < scan.carries(); i++) {
      if (at.wanted().get(i)) {
        active.add(i);
      }
    }
    boolean grown = true;
    while (grown) {
      Set<Node> reached = new HashSet<>();
      active.forEach(i -> reached.add(body.inputs().get(i)));
      wantedSequences.forEach(i -> reached.add(body.inputs().get(i)));
      wantedConstants.forEach(i -> reached.add(body.inputs().get(i)));
      for (Node node : body.nodes()) {
        if (node.inputs().stream().anyMatch(reached::contains)) {
          reached.add(node);
        }
      }
      grown = false;
      for (int i = 0; i < scan.carries(); i++) {
        Node next = body.outputs().get(i);
        grown |= next.dtype().isFloating() && reached.contains(next) && active.add(i);
      }
    }
    return active.stream().sorted().toList();
  }

  private List<Node> contributions() {
    List<Node> carryAdjoints = new ArrayList<>();
    List<Node> sumsSoFar = new ArrayList<>();
    List<Node> stackedAdjoints = new ArrayList<>();
    List<Node> start = new ArrayList<>();
    List<Node> sequences = new ArrayList<>(history());
    sequences.addAll(operands(scan.carries(), scan.carries() + scan.sequences()));

    List<Node> pulled = new ArrayList<>();
    List<Node> seeds = new ArrayList<>();
    for (int i : activeCarries) {
      Node adjoint = at.adjoints().get(i);
      Node carry = input("adjoint of carry " + i, body.outputs().get(i).type());
      start.add(adjoint == null ? body.outputs().get(i).filledLike(0) : adjoint);
      carryAdjoints.add(carry);
      pulled.add(body.outputs().get(i));
      seeds.add(carry);
    }
    for (int i : wantedConstants) {
      start.add(at.node().input(i).filledLike(0));
      sumsSoFar.add(input("adjoint of constant " + i, at.node().input(i).type()));
    }
    for (int i = scan.carries(); i < body.outputs().size(); i++) {
      Node adjoint = at.adjoints().get(i);
      if (adjoint != null) {
        Node slice = input("adjoint of output " + i, body.outputs().get(i).type());
        sequences.add(adjoint);
        stackedAdjoints.add(slice);
        pulled.add(body.outputs().get(i));
        seeds.add(slice);
      }
    }

    List<Node> wrt = new ArrayList<>();
    activeCarries.forEach(i -> wrt.add(body.inputs().get(i)));
    wantedConstants.forEach(i -> wrt.add(body.inputs().get(i)));
    wantedSequences.forEach(i -> wrt.add(body.inputs().get(i)));
    List<Node> results = new ArrayList<>(Backward.gradients(pulled, seeds, wrt));
    for (int i = 0; i < sumsSoFar.size(); i++) {
      int at = activeCarries.size() + i;
      results.set(at, sumsSoFar.get(i).plus(results.get(at)));
    }

    List<Node> inputs = new ArrayList<>(carryAdjoints);
    inputs.addAll(sumsSoFar);
    inputs.addAll(body.inputs().subList(0, scan.carries() + scan.sequences()));
    inputs.addAll(stackedAdjoints);
    inputs.addAll(body.inputs().subList(scan.carries() + scan.sequences(), body.inputs().size()));
    List<Node> operands = new ArrayList<>(start);
    operands.addAll(sequences);
    operands.addAll(operands(scan.carries() + scan.sequences(), body.inputs().size()));
    Scan backward =
        new Scan(
            new Graph(inputs, results),
            start.size(),
            sequences.size(),
            scan.length(),
            !scan.reverse());
    return distributed(backward, Node.of(backward, operands));
  }

  private List<Node> operands(int from, int to) {
    return at.node().inputs().subList(from, to);
  }

  private static Node input(String name, TensorType type) {
    return Node.of(new Leaf.Input(name, type));
  }

  /** The value of every carry before each step, stacked. */
  private List<Node> history() {
    List<Node> outputs = new ArrayList<>(body.outputs());
    outputs.addAll(body.inputs().subList(0, scan.carries()));
    Scan recording =
        new Scan(
            new Graph(body.inputs(), outputs),
            scan.carries(),
            scan.sequences(),
            scan.length(),
            scan.reverse());
    Node loop = Node.of(recording, at.node().inputs());
    List<Node> history = new ArrayList<>();
    for (int i = 0; i < scan.carries(); i++) {
      history.add(part(recording, loop, body.outputs().size() + i));
    }
    return history;
  }

  private static Node part(Scan scan, Node loop, int index) {
    return Node.of(new Part(index, scan.resultTypes().get(index)), loop);
  }

  private List<Node> distributed(Scan backward, Node loop) {
    return at.each(
        i -> {
          if (i < scan.carries()) {
            return part(backward, loop, activeCarries.indexOf(i));
          }
          int sequence = wantedSequences.indexOf(i);
          return sequence >= 0
              ? part(backward, loop, backward.carries() + sequence)
              : part(backward, loop, activeCarries.size() + wantedConstants.indexOf(i));
        });
  }
}
