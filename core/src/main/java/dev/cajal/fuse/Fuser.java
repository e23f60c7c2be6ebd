package dev.cajal.fuse;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.graph.Source;
import dev.cajal.op.Leaf;
import dev.cajal.op.Part;
import dev.cajal.op.Reduce;
import dev.cajal.op.Scan;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cuts a graph into steps. */
public final class Fuser {
  private final Graph graph;
  private final Set<Node> stored;
  private final ArrayTable arrays;
  private final LibrarySteps library;
  private final Set<Node> wanted;

  private Fuser(Graph graph, int wantedOutputs, Map<Source, Integer> leaves) {
    this.graph = graph;
    this.stored = Materialisation.of(graph);
    this.arrays = arraysForOneLoopEach(wantedOutputs, leaves);
    this.library = new LibrarySteps(arrays);
    this.wanted = new HashSet<>(Graph.reachable(graph.outputs().subList(0, wantedOutputs)));
  }

  /**
   * The plan of a graph.
   *
   * @param graph reductions over axes that are not neighbours have been split, and derivatives'
   *     markers may remain
   * @param wantedOutputs how many of the outputs are results; the others are updates
   * @param leaves the position of each leaf's source
   * @param updatedLeaves for each update the position of the leaf that it changes
   */
  public static Plan fuse(
      Graph graph, int wantedOutputs, Map<Source, Integer> leaves, List<Integer> updatedLeaves) {
    return new Fuser(graph, wantedOutputs, leaves).plan(updatedLeaves);
  }

  /** Stores the operands of reductions whose loops cannot be joined into one. */
  private ArrayTable arraysForOneLoopEach(int wantedOutputs, Map<Source, Integer> leaves) {
    List<Node> reductions = graph.nodes().stream().filter(Fuser::reducesSeveralLoops).toList();
    while (true) {
      ArrayTable table = new ArrayTable(graph, stored, leaves, wantedOutputs);
      Set<Node> irreducible = new HashSet<>();
      for (Node reduce : reductions) {
        boolean tried = stored.contains(reduce.input(0));
        if (!tried && LoopBuilder.build(table, List.of(reduce), Set.of(reduce)) == null) {
          irreducible.add(reduce.input(0));
        }
      }
      if (irreducible.isEmpty()) {
        return table;
      }
      stored.addAll(irreducible);
    }
  }

  private static boolean reducesSeveralLoops(Node node) {
    if (!(node.op() instanceof Reduce reduce) || isEmpty(node)) {
      return false;
    }
    Shape shape = node.input(0).shape();
    return reduce.axes().stream().filter(axis -> shape.dim(axis) != 1).count() > 1;
  }

  private static boolean isEmpty(Node node) {
    return LoopBuilder.space(node).size() == 0;
  }

  private Plan plan(List<Integer> updatedLeaves) {
    List<Unit> units = Merger.merge(graph, arrays, units());
    List<Ordered> ordered = new ArrayList<>();
    Map<Value, Set<Unit>> readers = new HashMap<>();
    for (Unit unit : units) {
      unit.reads()
          .keySet()
          .forEach(v -> readers.computeIfAbsent(v, x -> new HashSet<>()).add(unit));
    }
    for (Unit unit : units) {
      ordered.add(new Ordered(unit.id(), unit.wanted(), steps(unit, readers)));
    }
    for (Step.Copy copy : arrays.copies()) {
      boolean result = copy.to().value().role() == Value.Role.OUTPUT;
      ordered.add(new Ordered(Long.MAX_VALUE, result, List.of(copy)));
    }
    List<Ordered> sorted = Schedule.order(ordered);
    List<Step> steps = new ArrayList<>();
    int outputSteps = 0;
    for (Ordered part : sorted) {
      steps.addAll(part.steps());
      outputSteps += part.wanted() ? part.steps().size() : 0;
    }
    return new Plan(arrays.values(), steps, outputSteps, updatedLeaves);
  }

  /** Steps that stay together, with what decides their place. */
  static final class Ordered {
    private final long id;
    private final boolean wanted;
    private final List<Step> steps;

    Ordered(long id, boolean wanted, List<Step> steps) {
      this.id = id;
      this.wanted = wanted;
      this.steps = List.copyOf(steps);
    }

    long id() {
      return id;
    }

    boolean wanted() {
      return wanted;
    }

    List<Step> steps() {
      return steps;
    }
  }

  private List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    for (Node node : graph.nodes()) {
      boolean loop = stored.contains(node) || (node.op() instanceof Reduce && !isEmpty(node));
      boolean own = Materialisation.isArray(node) || stored.contains(node);
      if (!own
          || (node.op() instanceof Leaf && !stored.contains(node))
          || node.op() instanceof Part) {
        continue;
      }
      Map<Value, Boolean> reads = new LinkedHashMap<>();
      if (node.op() instanceof Reduce && isEmpty(node)) {
        reads.clear();
      } else if (loop) {
        reads.putAll(LoopBuilder.reads(arrays, List.of(node)));
      } else {
        library.reads(node).forEach(value -> reads.put(value, false));
      }
      units.add(new Unit(List.of(node), loop, wanted.contains(node), reads));
    }
    return units;
  }

  private List<Step> steps(Unit unit, Map<Value, Set<Unit>> readers) {
    if (!unit.isLoop()) {
      Node node = unit.nodes().getFirst();
      return library.of(node, node.op() instanceof Scan scan ? parts(node, scan) : List.of());
    }
    Set<Node> kept = new HashSet<>();
    for (Node node : unit.nodes()) {
      Value value = arrays.of(node);
      boolean readElsewhere =
          readers.getOrDefault(value, Set.of()).stream().anyMatch(reader -> reader != unit);
      if (value.role() != Value.Role.TEMPORARY || readElsewhere || isCopied(value)) {
        kept.add(node);
      }
    }
    if (kept.isEmpty() || LoopBuilder.space(unit.nodes().getFirst()).size() == 0) {
      return List.of();
    }
    return List.of(LoopBuilder.build(arrays, unit.nodes(), kept));
  }

  private boolean isCopied(Value value) {
    return arrays.copies().stream().anyMatch(copy -> copy.from().value().equals(value));
  }

  private List<Value> parts(Node scan, Scan op) {
    List<Value> parts = new ArrayList<>();
    op.resultTypes().forEach(type -> parts.add(null));
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Part part && node.input(0) == scan) {
        parts.set(part.index(), arrays.of(node));
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) == null) {
        parts.set(i, arrays.temporary(op.resultTypes().get(i)));
      }
    }
    return parts;
  }

  static Comparator<Ordered> priority() {
    return Comparator.comparing((Ordered part) -> !part.wanted()).thenComparingLong(Ordered::id);
  }
}
