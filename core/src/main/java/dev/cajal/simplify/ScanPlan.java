package dev.cajal.simplify;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.op.Part;
import dev.cajal.op.Scan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a loop gets smaller.
 *
 * <p>Outputs that nobody reads go, with the carries that serve only them and the operands that no
 * step reads. A carry that every step hands on unchanged becomes a constant, an operand that is a
 * literal moves into the body, and an operand passed twice is passed once.
 */
final class ScanPlan {
  private final Scan scan;
  private final Graph body;
  private final List<Node> operands;
  private final Map<Node, Node> substitutes = new HashMap<>();
  private final List<Integer> carries = new ArrayList<>();
  private final List<Integer> sequences = new ArrayList<>();
  private final List<Integer> constants = new ArrayList<>();
  private final Map<Node, Integer> stacked = new LinkedHashMap<>();

  private ScanPlan(Scan scan, Graph body, List<Node> operands) {
    this.scan = scan;
    this.body = body;
    this.operands = operands;
  }

  static ScanPlan of(Scan scan, Graph body, List<Node> operands, Set<Integer> read) {
    ScanPlan plan = new ScanPlan(scan, body, operands);
    plan.keepOutputs(read);
    plan.keepInputs();
    return plan;
  }

  private boolean isUnchanged(int carry) {
    return carry < scan.carries() && body.outputs().get(carry) == body.inputs().get(carry);
  }

  /** Carries that are read, or that something kept depends on; outputs that are read. */
  private void keepOutputs(Set<Integer> read) {
    Set<Integer> live = new HashSet<>();
    for (int i = 0; i < scan.carries(); i++) {
      if (read.contains(i) && !isUnchanged(i)) {
        live.add(i);
      }
    }
    boolean grown = true;
    while (grown) {
      Set<Node> needed = needed(live, read);
      grown = false;
      for (int i = 0; i < scan.carries(); i++) {
        grown |= !isUnchanged(i) && needed.contains(body.inputs().get(i)) && live.add(i);
      }
    }
    live.stream().sorted().forEach(carries::add);
    for (int i = scan.carries(); i < body.outputs().size(); i++) {
      if (read.contains(i)) {
        stacked.putIfAbsent(body.outputs().get(i), carries.size() + stacked.size());
      }
    }
  }

  private Set<Node> needed(Set<Integer> live, Set<Integer> read) {
    List<Node> roots = new ArrayList<>();
    for (int i = 0; i < body.outputs().size(); i++) {
      if (i < scan.carries() ? live.contains(i) : read.contains(i)) {
        roots.add(body.outputs().get(i));
      }
    }
    return new HashSet<>(Graph.reachable(roots));
  }

  private void keepInputs() {
    Set<Node> needed = needed(new HashSet<>(carries), partsOf(stacked.keySet()));
    Map<Node, Node> passed = new HashMap<>();
    for (int i = 0; i < operands.size(); i++) {
      Node inside = body.inputs().get(i);
      if (!needed.contains(inside) || (i < scan.carries() && !isUnchanged(i))) {
        continue;
      }
      boolean isSequence = i >= scan.carries() && i < scan.carries() + scan.sequences();
      Double value = Literals.valueOf(operands.get(i));
      if (value != null) {
        substitutes.put(inside, Node.literal(value, inside.type()));
      } else if (isSequence) {
        sequences.add(i);
      } else if (passed.containsKey(operands.get(i))) {
        substitutes.put(inside, passed.get(operands.get(i)));
      } else {
        passed.put(operands.get(i), inside);
        constants.add(i);
      }
    }
  }

  private Set<Integer> partsOf(Set<Node> outputs) {
    Set<Integer> parts = new HashSet<>();
    for (int i = scan.carries(); i < body.outputs().size(); i++) {
      if (outputs.contains(body.outputs().get(i))) {
        parts.add(i);
      }
    }
    return parts;
  }

  boolean changes() {
    int inputs = carries.size() + sequences.size() + constants.size();
    int outputs = carries.size() + stacked.size();
    return inputs < body.inputs().size() || outputs < body.outputs().size();
  }

  /** The operand that a part always equals, or null. */
  Integer unchangedCarry(int part) {
    return isUnchanged(part) ? (Integer) part : null;
  }

  /** Where a part of the old loop is found in the new one. */
  Part part(Part old) {
    int index =
        old.index() < scan.carries()
            ? carries.indexOf(old.index())
            : stacked.get(body.outputs().get(old.index()));
    return new Part(index, old.type());
  }

  List<Node> operands(List<Node> inputs) {
    return kept().stream().map(inputs::get).toList();
  }

  private List<Integer> kept() {
    List<Integer> kept = new ArrayList<>(carries);
    kept.addAll(sequences);
    kept.addAll(constants);
    return kept;
  }

  Scan scan() {
    List<Node> outputs = new ArrayList<>(carries.stream().map(body.outputs()::get).toList());
    outputs.addAll(stacked.keySet());
    List<Node> inputs = kept().stream().map(body.inputs()::get).toList();
    Graph smaller = Rewriter.rewrite(new Graph(inputs, outputs), this::inside);
    return new Scan(smaller, carries.size(), sequences.size(), scan.length(), scan.reverse());
  }

  private Node inside(Node original, List<Node> inputs) {
    Node substitute = substitutes.get(original);
    return substitute != null ? substitute : Rewriter.kept(original, inputs);
  }
}
