package dev.cajal.fuse;

import dev.cajal.graph.Node;
import dev.cajal.op.Reduce;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What becomes one step: nodes that share a loop nest, or one library operation. */
final class Unit {
  private final List<Node> nodes;
  private final boolean isLoop;
  private final boolean wanted;
  private final Map<Value, Boolean> reads;

  /**
   * Creates a unit.
   *
   * @param nodes in an order in which they can be computed
   * @param isLoop whether this is a fused loop
   * @param wanted whether the outputs need it
   * @param reads the arrays it reads, with whether each is only read at the point of the loop
   *     itself
   */
  Unit(List<Node> nodes, boolean isLoop, boolean wanted, Map<Value, Boolean> reads) {
    this.nodes = List.copyOf(nodes);
    this.isLoop = isLoop;
    this.wanted = wanted;
    this.reads = reads;
  }

  List<Node> nodes() {
    return nodes;
  }

  boolean isLoop() {
    return isLoop;
  }

  boolean wanted() {
    return wanted;
  }

  Map<Value, Boolean> reads() {
    return reads;
  }

  /** The smallest id of its nodes: units of smaller ids come first where order is free. */
  long id() {
    return nodes.getFirst().id();
  }

  /** Whether both run over the same loops and reduce the same ones, if any. */
  boolean fits(Unit other) {
    if (!isLoop || !other.isLoop || wanted != other.wanted) {
      return false;
    }
    if (!LoopBuilder.space(nodes.getFirst()).equals(LoopBuilder.space(other.nodes.getFirst()))) {
      return false;
    }
    List<Integer> axes = reducedAxes();
    List<Integer> otherAxes = other.reducedAxes();
    return axes.isEmpty() || otherAxes.isEmpty() || axes.equals(otherAxes);
  }

  /** Both in one. */
  Unit with(ArrayTable arrays, Unit other) {
    List<Node> joined =
        Stream.concat(nodes.stream(), other.nodes.stream())
            .sorted(Comparator.comparingLong(Node::id))
            .toList();
    return new Unit(joined, true, wanted, new LinkedHashMap<>(LoopBuilder.reads(arrays, joined)));
  }

  private List<Integer> reducedAxes() {
    return nodes.stream()
        .filter(node -> node.op() instanceof Reduce)
        .map(node -> ((Reduce) node.op()).axes())
        .findFirst()
        .orElse(List.of());
  }
}
