package dev.cajal.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cajal.codegen.SmallProgram;
import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.kernel.Buffer;
import dev.cajal.op.Leaf;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel of a small program against its steps one by one: the same bits. */
class SmallProgramTest {
  private static final int GRAPHS = Integer.getInteger("cajal.graphs", 300) / 3;

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void run_randomGraphs_hasTheBitsOfSingleSteps(int bits) {
    int kernels = 0;
    for (long seed = 0; seed < GRAPHS; seed++) {
      DifferentialCase grown = RandomGraph.grow(10_000L * bits + seed);
      kernels += requireSameBits(grown.graph(), grown.wanted(), grown.updated(), grown, bits);
    }
    assertThat(kernels).isGreaterThan(GRAPHS / 4);
  }

  private static int requireSameBits(
      Graph graph, int wanted, List<Node> updated, DifferentialCase from, int bits) {
    Structure structure = new Structure(graph, wanted, updated);
    Program program = Compilation.program(graph, graph, wanted, structure);
    CompiledExecution singly = new CompiledExecution(graph, program, structure.sources());
    CompiledExecution together =
        new CompiledExecution(graph, program, structure.sources()).withKernel(bits);
    List<Buffer> expected = results(singly, from, wanted, updated);
    List<Buffer> found = results(together, from, wanted, updated);
    for (int i = 0; i < expected.size(); i++) {
      requireSameBits(found.get(i), expected.get(i), graph);
    }
    return program.stretches().small() == null ? 0 : 1;
  }

  private static List<Buffer> results(
      CompiledExecution execution, DifferentialCase from, int wanted, List<Node> updated) {
    List<Buffer> before = updated.stream().map(v -> copy(v.source().buffer())).toList();
    Buffer[] outputs = new Buffer[wanted];
    for (int i = 0; i < wanted; i++) {
      Node output = from.graph().outputs().get(i);
      outputs[i] = Buffer.allocate(output.dtype(), output.shape().size());
    }
    try {
      execution.run(from.arguments().toArray(Buffer[]::new), outputs);
    } catch (dev.cajal.graph.NonFiniteException e) {
      assertThat(updated).isNotEmpty();
    }
    List<Buffer> results = new ArrayList<>(List.of(outputs));
    for (int i = 0; i < updated.size(); i++) {
      Buffer variable = updated.get(i).source().buffer();
      results.add(copy(variable));
      before.get(i).copyTo(variable);
    }
    return results;
  }

  private static Buffer copy(Buffer buffer) {
    Buffer copy = Buffer.allocate(buffer.dtype(), buffer.size());
    buffer.copyTo(copy);
    return copy;
  }

  private static void requireSameBits(Buffer found, Buffer expected, Object what) {
    assertThat(found.size()).isEqualTo(expected.size());
    for (int i = 0; i < found.size(); i++) {
      long was = Double.doubleToLongBits(expected.doubleAt(i));
      long is = Double.doubleToLongBits(found.doubleAt(i));
      if (was != is) {
        fail(
            "element %d of %d of %s: found %s, expected %s",
            i, found.size(), what, found.doubleAt(i), expected.doubleAt(i));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void run_productsOfAllSmallShapes_hasTheBitsOfSingleSteps(int bits) {
    Random random = new Random(bits);
    int[] sizes = {1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 20, 33};
    for (int m : sizes) {
      for (int n : sizes) {
        int k = sizes[random.nextInt(sizes.length)];
        requireSameBits(product(random, m, n, k), bits);
      }
    }
    requireSameBits(product(random, 2, 64, 3), bits);
    requireSameBits(product(random, 64, 1, 5), bits);
    requireSameBits(product(random, 1, 63, 40), bits);
  }

  /** tanh(A · B) with A and B plain or transposed, and a sum of each row and column. */
  private static List<Node> product(Random random, int m, int n, int k) {
    Node a = random.nextBoolean() ? leaf(random, m, k) : leaf(random, k, m).transpose();
    Node b = random.nextBoolean() ? leaf(random, k, n) : leaf(random, n, k).transpose();
    Node c = a.matmul(b).tanh();
    return List.of(c, c.sum(0), c.sum(1));
  }

  private static Node leaf(Random random, int rows, int columns) {
    Buffer numbers = Buffer.allocate(DType.F32, rows * columns);
    for (int i = 0; i < numbers.size(); i++) {
      numbers.setDouble(i, random.nextGaussian());
    }
    Shape shape = Shape.of(rows, columns);
    return Node.leaf(new Leaf.Data(new TensorType(DType.F32, shape)), () -> numbers);
  }

  private static void requireSameBits(List<Node> outputs, int bits) {
    Graph graph = new Graph(List.of(), outputs);
    DifferentialCase tried =
        new DifferentialCase(graph, outputs.size(), List.of(), List.of(), 1, false);
    assertThat(requireSameBits(graph, outputs.size(), List.of(), tried, bits)).isEqualTo(1);
  }

  @Test
  void run_refusedKernel_goesOnWithOtherLaunches() throws InterruptedException {
    SmallProgram program = new SmallProgram(List.of(), 400_000);
    List<String> ran = new ArrayList<>();
    StretchLaunch launch =
        new StretchLaunch(
            program,
            0,
            new Launch[] {slots -> ran.add("singly")},
            () -> new Launch[] {slots -> ran.add("otherwise")},
            () -> {
              throw new IllegalStateException("made up");
            });
    launch.run(null);
    assertThat(ran).containsExactly("singly");
    long end = System.nanoTime() + 20_000_000_000L;
    while (!program.isRefused() && System.nanoTime() < end) {
      launch.run(null);
    }
    ran.clear();
    launch.run(null);
    assertThat(ran).containsExactly("otherwise");
  }

  @Test
  void of_stepsOnLargeArrays_areNotSmall() {
    assertThat(smallOfSlice(1 << 10)).isNotNull();
    assertThat(smallOfSlice(1 << 11)).isNull();
  }

  private static SmallProgram smallOfSlice(int rows) {
    Node slice = leaf(new Random(1), rows, 1 << 10).slice(0, 0, 4).tanh();
    Graph graph = new Graph(List.of(), List.of(slice));
    Structure structure = new Structure(graph, 1, List.of());
    return Compilation.program(graph, graph, 1, structure).stretches().small();
  }

  @Test
  void run_hot_takesTheKernel() throws InterruptedException {
    Random random = new Random(1);
    List<Node> outputs = product(random, 16, 8, 8);
    Graph graph = new Graph(List.of(), outputs);
    Structure structure = new Structure(graph, outputs.size(), List.of());
    Program program = Compilation.program(graph, graph, outputs.size(), structure);
    CompiledExecution execution = new CompiledExecution(graph, program, structure.sources());
    Buffer[] results =
        outputs.stream()
            .map(node -> Buffer.allocate(DType.F32, node.shape().size()))
            .toArray(Buffer[]::new);
    assertThat(program.stretches().small().ready()).isNull();
    long end = System.nanoTime() + 20_000_000_000L;
    while (program.stretches().small().ready() == null && System.nanoTime() < end) {
      for (int i = 0; i < 1_000; i++) {
        execution.run(new Buffer[0], results);
      }
    }
    assertThat(program.stretches().small().ready()).isNotNull();
  }
}
