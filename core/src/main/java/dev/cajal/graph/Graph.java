package dev.cajal.graph;

import dev.cajal.op.Leaf;
import dev.cajal.op.LoopBody;
import dev.cajal.shape.TensorType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A function from named inputs to outputs: the unit that passes transform and that is compiled.
 *
 * @param inputs nodes whose operation is {@link Leaf.Input}, in the order of the arguments
 * @param outputs the nodes whose values are wanted
 */
public record Graph(List<Node> inputs, List<Node> outputs) implements LoopBody {
  /** Copies the lists and rejects inputs that are no {@link Leaf.Input}. */
  public Graph {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    for (Node input : inputs) {
      if (!(input.op() instanceof Leaf.Input)) {
        throw new IllegalArgumentException(
            "graph: an input must be made by Tensor.input; found " + input);
      }
    }
  }

  @Override
  public List<TensorType> inputTypes() {
    return inputs.stream().map(Node::type).toList();
  }

  @Override
  public List<TensorType> outputTypes() {
    return outputs.stream().map(Node::type).toList();
  }

  /** Every node that the outputs need, each after its inputs. */
  public List<Node> nodes() {
    return reachable(outputs);
  }

  /** Every node that these need, themselves included, each after its inputs. */
  public static List<Node> reachable(List<Node> roots) {
    Set<Node> seen = new HashSet<>(roots);
    Deque<Node> open = new ArrayDeque<>(seen);
    List<Node> found = new ArrayList<>();
    while (!open.isEmpty()) {
      Node node = open.pop();
      found.add(node);
      for (Node input : node.inputs()) {
        if (seen.add(input)) {
          open.push(input);
        }
      }
    }
    found.sort(Comparator.comparingLong(Node::id));
    return found;
  }

  /** Printed by {@link GraphPrinter}. */
  @Override
  public String toString() {
    return GraphPrinter.print(this);
  }
}
