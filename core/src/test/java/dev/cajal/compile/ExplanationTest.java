package dev.cajal.compile;

import static dev.cajal.Compiler.inputs;
import static dev.cajal.Compiler.outputs;
import static dev.cajal.Compiler.updates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.graph.Origin;
import dev.cajal.shape.Shape;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private final Locale locale = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(locale);
  }

  @Test
  void explain_ofATrainingStep_listsStepsWorkAndBuffers() {
    Locale.setDefault(Locale.GERMANY);
    Tensor x = Tensor.input("x", Shape.of(64, 20));
    Tensor y = Tensor.input("y", Shape.of(64, 10));
    Variable w = Variable.of("w", Tensor.zeros(20, 10));
    Variable b = Variable.of("b", Tensor.zeros(10));
    Tensor output = Origin.within("0 Dense(20 → 10)", () -> x.matmul(w).plus(b));
    Tensor loss = output.relu().minus(y).square().mean();
    Gradient gradient = Gradient.of(loss, w, b);
    Executable step =
        Compiler.compile(
            inputs(x, y),
            outputs(loss),
            updates(w, w.minus(gradient.of(w).times(0.1))),
            updates(b, b.minus(gradient.of(b).times(0.1))));
    assertThat(step.explain())
        .isEqualTo(
            """
              0  matmul    in0 f32[64, 20]@0, leaf0 f32[20, 10]@2 → t4 f32[64, 10]@5  25,600 FLOP, 8,480 bytes
              1  loop      t4 f32[64, 10]@5, leaf1 f32[10]@3, in1 f32[64, 10]@1 → t5 f32[64, 10]@6  3,200 FLOP, 7,720 bytes
                 64 × 10: add in 0 Dense(20 → 10), less_or_equal, select, subtract, multiply
              2  loop      t5 f32[64, 10]@6 → t6 f32[]@7  640 FLOP, 2,564 bytes
                 1 × 640: reduce_sum
              3  loop      t6 f32[]@7 → out0 f32[]@4  1 FLOP, 8 bytes
                 1 × 1: multiply
              4  loop      t4 f32[64, 10]@5, leaf1 f32[10]@3, in1 f32[64, 10]@1 → t8 f32[64, 10]@5, t9 f32[10]@6  5,120 FLOP, 7,760 bytes
                 64 × 10: add in 0 Dense(20 → 10), less_or_equal, select, subtract, multiply, add, select, reduce_sum in 0 Dense(20 → 10)
              5  matmul    in0 f32[64, 20]@0, t8 f32[64, 10]@5 → t10 f32[20, 10]@8  25,600 FLOP, 8,480 bytes
              6  loop      leaf0 f32[20, 10]@2, t10 f32[20, 10]@8 → new0 f32[20, 10]@2  400 FLOP, 2,400 bytes
                 1 × 200: multiply, subtract
              7  loop      leaf1 f32[10]@3, t9 f32[10]@6 → new1 f32[10]@3  20 FLOP, 120 bytes
                 1 × 10: multiply, subtract
            8 steps, 60,581 FLOP, 37,532 bytes read and written; 4 buffers of 5,924 bytes planned; 2 updates in place, 0 copied
            """);
  }

  @Test
  void explain_ofLibrarySteps_namesEach() {
    Tensor x = Tensor.input("x", Shape.of(3, 4));
    Tensor sorted = x.sort(1, false);
    Tensor places = x.argsort(0, true);
    Tensor picked = x.gather(0, x.argmax(0));
    Executable run =
        Compiler.compile(
            inputs(x),
            outputs(
                sorted,
                places,
                picked,
                x.cumulativeSum(0),
                x.pad(0, 1, 1, 0),
                Tensor.concatenate(0, x, x),
                x.argmin(1)));
    assertThat(
            run.explain()
                .lines()
                .filter(line -> line.startsWith(" "))
                .map(line -> line.substring(5, 14).strip()))
        .containsExactly(
            "sort", "argsort", "argmax", "gather", "cumsum", "fill", "copy", "copy", "copy",
            "argmin");
  }
}
