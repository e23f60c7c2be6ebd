package dev.cajal.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.fuse.Step;
import dev.cajal.graph.Graph;
import dev.cajal.kernel.Buffer;
import dev.cajal.kernel.MatMul;
import dev.cajal.kernel.MatMulWorkspace;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a kernel is told that its right matrix is finite and never changes. */
class ProductLaunchTest {
  private static final int K = 40;
  private static final int N = 20;

  private static Tensor matrix(float first) {
    float[] numbers = new float[K * N];
    numbers[0] = first;
    return Tensor.of(numbers, Shape.of(K, N));
  }

  /** Whether each of some runs was told so. */
  private static List<Boolean> told(int rows, Tensor right, int runs) {
    Tensor x = Tensor.input("x", Shape.of(rows, K));
    Graph graph = new Graph(List.of(x.node()), List.of(x.matmul(right).node()));
    Structure structure = new Structure(graph, 1, List.of());
    Program program = Compilation.program(graph, graph, 1, structure);
    Slots slots = new Slots(program.memory());
    slots.set(0, Buffer.allocate(DType.F32, rows * K));
    slots.set(program.memory().firstLeaf(), structure.sources().getFirst().buffer());
    slots.set(program.memory().firstOutput(), Buffer.allocate(DType.F32, rows * N));
    Step.Product step = (Step.Product) program.plan().steps().getFirst();
    boolean constant =
        CompiledExecution.constantSlots(graph, program.memory(), structure.sources())
            .contains(Slots.of(program.memory(), step.right().value()));
    List<Boolean> told = new ArrayList<>();
    ProductLaunch launch =
        new ProductLaunch(
            step,
            recorder(told),
            program.memory(),
            WorkerTeam.shared(),
            new MatMulWorkspace(),
            constant);
    for (int run = 0; run < runs; run++) {
      launch.run(slots);
    }
    return told;
  }

  @Test
  void run_constantFiniteMatrix_isToldFromTheThirtySecondRunOn() {
    List<Boolean> told = told(1, matrix(1), 40);
    assertThat(told.subList(0, ProductLaunch.RUNS_BEFORE_LOOKING - 1)).containsOnly(false);
    assertThat(told.subList(ProductLaunch.RUNS_BEFORE_LOOKING - 1, 40)).containsOnly(true);
  }

  @Test
  void run_matrixThatIsNotFinite_isNeverTold() {
    assertThat(told(1, matrix(Float.NaN), 40)).containsOnly(false);
    assertThat(told(1, matrix(Float.NEGATIVE_INFINITY), 40)).containsOnly(false);
  }

  @Test
  void run_matrixThatMayChange_isNeverTold() {
    assertThat(told(1, Variable.of("w", matrix(1)), 40)).containsOnly(false);
  }

  @Test
  void run_severalRows_areNeverTold() {
    assertThat(told(2, matrix(1), 40)).containsOnly(false);
  }

  /** Notes what the workspace, its last argument, promises. */
  private static MatMul recorder(List<Boolean> told) {
    return (MatMul)
        Proxy.newProxyInstance(
            MatMul.class.getClassLoader(),
            new Class<?>[] {MatMul.class},
            (_, _, arguments) -> {
              MatMulWorkspace workspace = (MatMulWorkspace) arguments[arguments.length - 1];
              told.add(workspace.rightIsFixed());
              return null;
            });
  }
}
