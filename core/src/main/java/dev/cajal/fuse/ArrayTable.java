package dev.cajal.fuse;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.graph.Source;
import dev.cajal.op.Leaf;
import dev.cajal.op.Movement;
import dev.cajal.op.Scan;
import dev.cajal.op.StopGradient;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which array holds the value of which node. */
final class ArrayTable {
  private final List<Value> values = new ArrayList<>();
  private final Map<Node, Value> arrays = new HashMap<>();
  private final List<Step.Copy> copies = new ArrayList<>();

  /**
   * Gives arrays to leaves, stored nodes and outputs.
   *
   * @param leaves the position of each leaf's source
   * @param wanted how many of the outputs are results; the others are updates
   */
  ArrayTable(Graph graph, Set<Node> stored, Map<Source, Integer> leaves, int wanted) {
    for (int i = 0; i < graph.inputs().size(); i++) {
      Node input = graph.inputs().get(i);
      arrays.put(input, add(input.type(), Value.Role.INPUT, i));
    }
    List<Node> nodes = graph.nodes();
    Map<Source, Value> bySource = new HashMap<>();
    for (Node node : nodes) {
      if (node.op() instanceof Leaf.Data || node.op() instanceof Leaf.VariableRead) {
        int index = leaves.get(node.source());
        arrays.put(
            node,
            bySource.computeIfAbsent(node.source(), s -> add(node.type(), Value.Role.LEAF, index)));
      }
    }
    Map<Node, Integer> direct = directOutputs(graph);
    for (Node node : nodes) {
      boolean own = stored.contains(node) || Materialisation.isArray(node);
      if (own && !arrays.containsKey(node) && !(node.op() instanceof Scan)) {
        Integer output = direct.get(node);
        arrays.put(
            node,
            output == null
                ? add(node.type(), Value.Role.TEMPORARY, 0)
                : addOutput(node.type(), output, wanted));
      }
    }
    for (int i = 0; i < graph.outputs().size(); i++) {
      Node output = graph.outputs().get(i);
      Node base = base(output);
      if (!Integer.valueOf(i).equals(direct.get(base))) {
        Value target = addOutput(base.type(), i, wanted);
        copies.add(new Step.Copy(View.of(of(base)), View.of(target)));
      }
    }
  }

  /** The array that holds a node's value in row-major order, null if it has none. */
  Value of(Node node) {
    return arrays.get(base(node));
  }

  /** All arrays. */
  List<Value> values() {
    return values;
  }

  /** The copies that outputs need which are leaves or outputs already. */
  List<Step.Copy> copies() {
    return copies;
  }

  /** A new temporary array. */
  Value temporary(TensorType type) {
    return add(type, Value.Role.TEMPORARY, 0);
  }

  /** The node whose array a node shares, because it only reshapes it. */
  Node base(Node node) {
    Node base = node;
    while (!arrays.containsKey(base)
        && (base.op() instanceof Movement.Reshape || base.op() instanceof StopGradient)) {
      base = base.input(0);
    }
    return base;
  }

  private static Node stripped(Node node) {
    Node base = node;
    while (base.op() instanceof Movement.Reshape || base.op() instanceof StopGradient) {
      base = base.input(0);
    }
    return base;
  }

  /** The first output of each node that can be computed right into an output's array. */
  private Map<Node, Integer> directOutputs(Graph graph) {
    Map<Node, Integer> direct = new HashMap<>();
    Set<Node> seen = new HashSet<>();
    for (int i = 0; i < graph.outputs().size(); i++) {
      Node node = stripped(graph.outputs().get(i));
      if (!(node.op() instanceof Leaf && !(node.op() instanceof Leaf.Literal)) && seen.add(node)) {
        direct.put(node, i);
      }
    }
    return direct;
  }

  private Value addOutput(TensorType type, int output, int wanted) {
    return output < wanted
        ? add(type, Value.Role.OUTPUT, output)
        : add(type, Value.Role.UPDATE, output - wanted);
  }

  private Value add(TensorType type, Value.Role role, int index) {
    Value value = new Value(values.size(), type, role, index);
    values.add(value);
    return value;
  }
}
