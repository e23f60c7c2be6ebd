package dev.cajal.compile;

import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.memory.MemoryCheck;
import dev.cajal.op.Leaf;
import dev.cajal.op.Scan;
import dev.cajal.reference.Reference;
import dev.cajal.reference.Rounding;
import dev.cajal.shape.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A graph with the arguments of one run, compared between the compiled engine and the reference.
 *
 * @param graph wanted outputs, then updates
 * @param wanted how many outputs are wanted
 * @param updated the variables' nodes
 * @param arguments one buffer for each input
 * @param longestSum how many numbers are added up at most
 * @param exact whether no operation rounds, so that equality is required
 */
record DifferentialCase(
    Graph graph,
    int wanted,
    List<Node> updated,
    List<Buffer> arguments,
    long longestSum,
    boolean exact) {
  /**
   * The same structure over other numbers, which share its program: every leaf but the arguments
   * reversed.
   */
  DifferentialCase withOtherNumbers() {
    Map<Node, Node> leaves = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (node.source() != null) {
        Buffer numbers = node.source().buffer();
        Buffer reversed = Buffer.allocate(node.dtype(), numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
          reversed.setDouble(i, numbers.doubleAt(numbers.size() - 1 - i));
        }
        leaves.put(node, Node.leaf((Leaf) node.op(), () -> reversed));
      }
    }
    return replacing(leaves);
  }

  /** What is wrong, null if nothing is. */
  String problem() {
    List<Buffer> exactly = Reference.run(graph, arguments);
    List<Buffer> rounded = Reference.run(graph, arguments, Rounding.AFTER_EVERY_NODE);
    String problem = problem(exactly, rounded, this::asCompiled);
    return problem == null ? problem(exactly, rounded, this::unsimplified) : problem;
  }

  private Execution asCompiled() {
    return Compilation.compile(graph, wanted, updated);
  }

  /** The later passes alone, which then meet what the simplifier would have removed. */
  private Execution unsimplified() {
    Structure structure = new Structure(graph, wanted, updated);
    Program program = Compilation.program(graph, graph, wanted, structure);
    requireSound(program);
    return new CompiledExecution(graph, program, structure.sources());
  }

  private static void requireSound(Program program) {
    List<String> problems = MemoryCheck.problems(program.plan(), program.memory());
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems.toString());
    }
  }

  private String problem(
      List<Buffer> exactly, List<Buffer> rounded, Supplier<Execution> compilation) {
    List<Buffer> before = new ArrayList<>();
    updated.forEach(variable -> before.add(copy(variable.source().buffer())));
    Buffer[] outputs = new Buffer[wanted];
    for (int i = 0; i < wanted; i++) {
      outputs[i] = Buffer.allocate(exactly.get(i).dtype(), exactly.get(i).size());
      for (int j = 0; j < outputs[i].size(); j++) {
        outputs[i].setDouble(j, 77);
      }
    }
    try {
      compilation.get().run(arguments.toArray(Buffer[]::new), outputs);
      List<Buffer> found = new ArrayList<>(List.of(outputs));
      updated.forEach(variable -> found.add(copy(variable.source().buffer())));
      for (int i = 0; i < found.size(); i++) {
        String difference = difference(found.get(i), exactly.get(i), rounded.get(i));
        if (difference != null) {
          return (i < wanted ? "output " + i : "update " + (i - wanted)) + ": " + difference;
        }
      }
      return null;
    } catch (RuntimeException | Error e) {
      StackTraceElement[] trace = e.getStackTrace();
      return e + (trace.length > 0 ? " at " + trace[0] : "");
    } finally {
      for (int i = 0; i < updated.size(); i++) {
        before.get(i).copyTo(updated.get(i).source().buffer());
      }
    }
  }

  /**
   * The tolerance is that of sums of the given length, widened by what rounding to f32 after every
   * operation does to the same graph.
   */
  private String difference(Buffer found, Buffer wanted, Buffer rounded) {
    double spread = 0;
    double largest = 0;
    for (int i = 0; i < wanted.size(); i++) {
      spread = Math.max(spread, Math.abs(rounded.doubleAt(i) - wanted.doubleAt(i)));
      largest = Math.max(largest, Math.abs(wanted.doubleAt(i)));
    }
    double root = Math.sqrt((double) longestSum);
    boolean single = graph.nodes().stream().anyMatch(node -> node.dtype() == DType.F32);
    for (int i = 0; i < wanted.size(); i++) {
      double expected = wanted.doubleAt(i);
      double tolerance =
          switch (wanted.dtype()) {
            case F32, F64 ->
                single
                    ? 1e-5 + 1.3e-6 * root * largest + 16 * spread
                    : 1e-12 * root * (1_000 + largest);
            case I32, U8, BOOL -> 0;
          };
      double error = Math.abs(found.doubleAt(i) - expected);
      if (!(error <= (exact ? 0 : tolerance))) {
        return "element %d of %d should be %s but is %s (tolerance %.3g)"
            .formatted(i, wanted.size(), expected, found.doubleAt(i), tolerance);
      }
    }
    return null;
  }

  /** A smaller case that is still wrong: fewer outputs, and computed nodes replaced by numbers. */
  DifferentialCase shrunk(Predicate<DifferentialCase> wrong) {
    DifferentialCase smallest = this;
    for (int i = smallest.graph.outputs().size() - 1; i >= 0; i--) {
      DifferentialCase fewer = smallest.withoutOutput(i);
      if (fewer.graph.outputs().size() > 0 && fewer.wanted > 0 && wrong.test(fewer)) {
        smallest = fewer;
      }
    }
    boolean shrinking = true;
    while (shrinking) {
      shrinking = false;
      for (Node node : smallest.graph.nodes().reversed()) {
        if (!(node.op() instanceof Leaf) && !(node.op() instanceof Scan)) {
          DifferentialCase cut = smallest.withNumbersFor(node);
          if (wrong.test(cut)) {
            smallest = cut;
            shrinking = true;
            break;
          }
        }
      }
    }
    return smallest;
  }

  private DifferentialCase withoutOutput(int index) {
    List<Node> outputs = new ArrayList<>(graph.outputs());
    outputs.remove(index);
    List<Node> variables = new ArrayList<>(updated);
    if (index >= wanted) {
      variables.remove(index - wanted);
    }
    return with(
        new Graph(graph.inputs(), outputs), index < wanted ? wanted - 1 : wanted, variables);
  }

  private DifferentialCase withNumbersFor(Node replaced) {
    Buffer value =
        Reference.run(new Graph(graph.inputs(), List.of(replaced)), arguments).getFirst();
    return replacing(Map.of(replaced, Node.leaf(new Leaf.Data(replaced.type()), () -> value)));
  }

  private DifferentialCase replacing(Map<Node, Node> replacements) {
    Map<Node, Node> rebuilt = new HashMap<>();
    for (Node node : graph.nodes()) {
      List<Node> inputs = node.inputs().stream().map(rebuilt::get).toList();
      Node same = inputs.equals(node.inputs()) ? node : Node.of(node.op(), inputs);
      rebuilt.put(node, replacements.getOrDefault(node, same));
    }
    List<Node> outputs = graph.outputs().stream().map(rebuilt::get).toList();
    return with(
        new Graph(graph.inputs(), outputs),
        wanted,
        updated.stream().map(node -> rebuilt.getOrDefault(node, node)).toList());
  }

  private DifferentialCase with(Graph other, int count, List<Node> variables) {
    return new DifferentialCase(other, count, variables, arguments, longestSum, exact);
  }

  private static Buffer copy(Buffer buffer) {
    Buffer copy = Buffer.allocate(buffer.dtype(), buffer.size());
    buffer.copyTo(copy);
    return copy;
  }
}
