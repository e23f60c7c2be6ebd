package dev.cajal;

import static dev.cajal.Compiler.inputs;
import static dev.cajal.Compiler.outputs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Graphs that are long, shared between threads, or strange at the edges. */
class EvaluationTest {
  private static final int LONG = 10_000;

  @Test
  void evaluate_operandsSharedByThreads_givesEachTheSame() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 300; round++) {
        Tensor shared = Tensor.of(1, 2, 3).plus(round);
        Tensor further = shared.times(2).plus(1);
        List<Future<float[]>> found = new ArrayList<>();
        for (Tensor tensor :
            List.of(further.times(further), shared, further.plus(shared), further)) {
          found.add(threads.submit(() -> tensor.toFloats()));
        }
        float first = 1 + round;
        assertThat(found.get(0).get()[0]).isEqualTo((2 * first + 1) * (2 * first + 1));
        assertThat(found.get(1).get()[0]).isEqualTo(first);
        assertThat(found.get(2).get()[0]).isEqualTo(3 * first + 1);
        assertThat(found.get(3).get()[0]).isEqualTo(2 * first + 1);
      }
    }
  }

  @Test
  void gradient_ofTenThousandOperations_isComputed() {
    Tensor x = Tensor.input("x", Shape.of(3));
    Tensor y = x;
    for (int i = 0; i < LONG; i++) {
      y = i % 2 == 0 ? y.plus(x) : y.minus(x);
    }
    Gradient gradient = Gradient.of(y.sum(), x);
    Executable run = Compiler.compile(inputs(x), outputs(y, gradient.of(x)));
    List<Tensor> found = run.runAll(Tensor.of(1, 2, 3));
    assertThat(found.get(0).toFloats()).containsExactly(1, 2, 3);
    assertThat(found.get(1).toFloats()).containsExactly(1, 1, 1);
  }

  @Test
  void compile_ofTenThousandMovements_isComputed() {
    Tensor x = Tensor.input("x", Shape.of(2, 2));
    Tensor y = x;
    for (int i = 0; i < LONG; i++) {
      y = i % 2 == 0 ? y.transpose() : y.reverse(0);
    }
    Executable run = Compiler.compile(inputs(x), outputs(y));
    assertThat(run.run(Tensor.of(new float[][] {{1, 2}, {3, 4}})).toFloats())
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void evaluate_stepsThatOverflowAnInt_isSliced() {
    Tensor x = Tensor.iota(5);
    assertThat(x.slice(0, 1, 5, Integer.MAX_VALUE).toInts()).containsExactly(1);
    Tensor first = x.slice(0, 2, 5, 1 << 16);
    assertThat(first.slice(0, 0, 1, 1 << 16).toInts()).containsExactly(2);
  }
}
