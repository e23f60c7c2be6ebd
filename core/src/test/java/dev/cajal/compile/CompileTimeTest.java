package dev.cajal.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompileTimeTest {
  private static Executable trainingStep(int batch) {
    Tensor x = Tensor.input("x", Shape.of(batch, 64));
    Tensor y = Tensor.input("y", Shape.of(batch, 10));
    List<Variable> parameters = new ArrayList<>();
    Tensor value = x;
    for (int size : new int[] {128, 64, 10}) {
      Variable weight = Variable.of("weight", Tensor.zeros(value.shape().dim(1), size));
      Variable bias = Variable.of("bias", Tensor.zeros(size));
      parameters.addAll(List.of(weight, bias));
      value = value.matmul(weight).plus(bias);
      value = size == 10 ? value : value.relu();
    }
    Tensor loss = value.logSoftmax(1).times(y).sum(1).mean().negate();
    Gradient gradient = Gradient.of(loss, parameters.toArray(Variable[]::new));
    List<Compiler.Update> updates = new ArrayList<>();
    for (Variable p : parameters) {
      Variable mean = Variable.of("mean", Tensor.full(0, p.shape()));
      Tensor next = mean.times(0.9).plus(gradient.of(p));
      updates.add(Compiler.updates(mean, next));
      updates.add(Compiler.updates(p, p.minus(next.times(0.01))));
    }
    return Compiler.compile(Compiler.inputs(x, y), Compiler.outputs(loss), updates);
  }

  /** The best of many attempts, so that a busy machine does not matter. */
  @Test
  void compile_ofATrainingStepOfNewShapes_takesLessThan10Milliseconds() {
    long best = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 150; attempt++) {
      long start = System.nanoTime();
      assertThat(trainingStep(16 + attempt).outputTypes()).hasSize(1);
      best = Math.min(best, System.nanoTime() - start);
    }
    assertThat(best / 1e6).as("milliseconds").isLessThan(10);
  }
}
