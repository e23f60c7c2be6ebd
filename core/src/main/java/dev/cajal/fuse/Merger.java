package dev.cajal.fuse;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.op.Part;
import dev.cajal.op.Reduce;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins loops over the same space where one reads what the other stores, or both read the same
 * array, so that it passes through the processor once.
 */
final class Merger {
  /** More results or operands than this do not fit the registers well. */
  private static final int MOST_ARRAYS = 24;

  /** Longer loops would make generated methods that the JVM compiles badly. */
  private static final int MOST_INSTRUCTIONS = 80;

  private final ArrayTable arrays;
  private final List<Unit> units;
  private final Map<Value, Unit> producers = new HashMap<>();

  private Merger(Graph graph, ArrayTable arrays, List<Unit> units) {
    this.arrays = arrays;
    this.units = new ArrayList<>(units);
    units.forEach(this::register);
    registerParts(graph);
  }

  /** The units with those joined that fit. */
  static List<Unit> merge(Graph graph, ArrayTable arrays, List<Unit> units) {
    Merger merger = new Merger(graph, arrays, units);
    merger.joinReaders();
    merger.joinSiblings();
    return merger.units;
  }

  private void register(Unit unit) {
    for (Node node : unit.nodes()) {
      Value value = arrays.of(node);
      if (value != null) {
        producers.put(value, unit);
      }
    }
  }

  /** A scan's results are the arrays of its parts. */
  private void registerParts(Graph graph) {
    Map<Node, Unit> loops = new HashMap<>();
    units.forEach(unit -> loops.put(unit.nodes().getFirst(), unit));
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Part) {
        producers.put(arrays.of(node), loops.get(node.input(0)));
      }
    }
  }

  private void joinReaders() {
    for (Unit start : List.copyOf(units)) {
      Unit unit = start;
      boolean joined = units.contains(unit);
      while (joined) {
        joined = false;
        for (Map.Entry<Value, Boolean> read : unit.reads().entrySet()) {
          Unit producer = producers.get(read.getKey());
          if (producer != null && producer != unit && read.getValue()) {
            Unit both = tryJoin(producer, unit);
            if (both != null) {
              unit = both;
              joined = true;
              break;
            }
          }
        }
      }
    }
  }

  private void joinSiblings() {
    Map<Value, List<Unit>> readers = new HashMap<>();
    List<Value> order = new ArrayList<>();
    for (Unit unit : List.copyOf(units)) {
      unit.reads().keySet().stream()
          .filter(value -> unit.reads().get(value) && value.type().shape().size() > 1)
          .sorted(Comparator.comparingInt(Value::id))
          .forEach(
              value -> {
                readers.computeIfAbsent(value, v -> new ArrayList<>()).add(unit);
                order.add(value);
              });
    }
    for (Value value : order) {
      List<Unit> current = readers.get(value).stream().filter(units::contains).toList();
      for (int i = 0; i + 1 < current.size(); i++) {
        if (units.contains(current.get(i)) && units.contains(current.get(i + 1))) {
          Unit both = tryJoin(current.get(i), current.get(i + 1));
          if (both != null) {
            both.reads()
                .keySet()
                .forEach(v -> readers.computeIfAbsent(v, x -> new ArrayList<>()).add(both));
          }
        }
      }
    }
  }

  private Unit tryJoin(Unit first, Unit second) {
    if (!first.fits(second)
        || first.nodes().size()
                + second.nodes().size()
                + first.reads().size()
                + second.reads().size()
            > MOST_ARRAYS
        || readsOtherwise(first, second)
        || readsOtherwise(second, first)
        || reaches(first, second)
        || reaches(second, first)) {
      return null;
    }
    Unit both = first.with(arrays, second);
    Step.Loop loop = LoopBuilder.build(arrays, both.nodes(), new HashSet<>(both.nodes()));
    if (loop == null
        || loop.program().instructions().size() > MOST_INSTRUCTIONS
        || CodeSize.of(loop.program()) > CodeSize.MOST) {
      return null;
    }
    units.remove(first);
    units.remove(second);
    units.add(both);
    register(both);
    return both;
  }

  /** Whether a unit reads what the other stores at other points, or what it reduces. */
  private boolean readsOtherwise(Unit reader, Unit producer) {
    for (Map.Entry<Value, Boolean> read : reader.reads().entrySet()) {
      if (producers.get(read.getKey()) == producer) {
        boolean stored =
            producer.nodes().stream()
                .filter(node -> read.getKey().equals(arrays.of(node)))
                .noneMatch(node -> node.op() instanceof Reduce);
        if (!read.getValue() || !stored) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the second depends on the first through a third unit. */
  private boolean reaches(Unit first, Unit second) {
    Set<Unit> seen = new HashSet<>();
    Deque<Unit> open = new ArrayDeque<>();
    for (Value value : second.reads().keySet()) {
      Unit producer = producers.get(value);
      if (producer != null && producer != first && producer != second && seen.add(producer)) {
        open.push(producer);
      }
    }
    while (!open.isEmpty()) {
      Unit unit = open.pop();
      for (Value value : unit.reads().keySet()) {
        Unit producer = producers.get(value);
        if (producer == first) {
          return true;
        }
        if (producer != null && seen.add(producer)) {
          open.push(producer);
        }
      }
    }
    return false;
  }
}
