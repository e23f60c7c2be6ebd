package dev.cajal.compile;

import dev.cajal.fuse.Fuser;
import dev.cajal.fuse.Plan;
import dev.cajal.graph.Graph;
import dev.cajal.graph.GraphVerifier;
import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.memory.MemoryPlan;
import dev.cajal.memory.MemoryPlanner;
import dev.cajal.simplify.Simplifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * From a graph to something that runs: the one method that lists the passes, and the cache of
 * programs by structure.
 */
public final class Compilation {
  private static final int CAPACITY = 512;

  /** Read by passes, written when a node is replaced by its value, which passes must not see. */
  private static final ReadWriteLock GRAPHS = new ReentrantReadWriteLock();

  private static final Map<Structure.Key, Program> PROGRAMS =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Structure.Key, Program> eldest) {
          return size() > CAPACITY;
        }
      };

  private Compilation() {}

  /**
   * Compiles a graph, or finds the program of an equal structure, and binds it to memory.
   *
   * @param graph its outputs are the wanted values, then one new value for each updated variable
   * @param outputs how many of the outputs are wanted values
   * @param updated the variables' nodes in the order of the remaining outputs
   */
  public static Execution compile(Graph graph, int outputs, List<Node> updated) {
    Structure structure;
    Program program;
    GRAPHS.readLock().lock();
    try {
      structure = new Structure(graph, outputs, updated);
      program = program(graph, outputs, structure);
    } finally {
      GRAPHS.readLock().unlock();
    }
    return new CompiledExecution(graph, program, structure.sources());
  }

  private static Program program(Graph graph, int outputs, Structure structure) {
    synchronized (PROGRAMS) {
      Program known = PROGRAMS.get(structure.key());
      if (known != null) {
        return known;
      }
    }
    Program program = program(graph, Simplifier.simplify(graph), outputs, structure);
    synchronized (PROGRAMS) {
      PROGRAMS.put(structure.key(), program);
    }
    return program;
  }

  /** The passes after simplification, in order. */
  static Program program(Graph graph, Graph simplified, int outputs, Structure structure) {
    Graph split =
        verified("split reductions", ReductionSplitter.split(verified("simplify", simplified)));
    Plan plan = Fuser.fuse(split, outputs, structure.leaves(), structure.updatedLeaves());
    MemoryPlan memory =
        MemoryPlanner.plan(plan, graph.inputs().size(), structure.sources().size(), outputs);
    return new Program(
        plan, memory, graph.outputs().subList(0, outputs).stream().map(Node::dtype).toList());
  }

  /** Checks a pass's result wherever assertions are on, as they are in tests. */
  private static Graph verified(String pass, Graph graph) {
    assert GraphVerifier.holds(pass, graph);
    return graph;
  }

  /** The value of a node that depends on no input. */
  public static Buffer evaluate(Node node) {
    Buffer result = Buffer.allocate(node.dtype(), node.shape().size());
    Graph graph = new Graph(List.of(), List.of(node));
    compile(graph, 1, List.of()).run(new Buffer[0], new Buffer[] {result});
    return result;
  }

  /**
   * The value of a closed node, which replaces what the node was built from. Threads may evaluate
   * nodes that share operands at the same time.
   */
  public static Buffer settle(Node node) {
    Buffer value = evaluate(node);
    GRAPHS.writeLock().lock();
    try {
      node.settle(() -> value);
    } finally {
      GRAPHS.writeLock().unlock();
    }
    return value;
  }
}
