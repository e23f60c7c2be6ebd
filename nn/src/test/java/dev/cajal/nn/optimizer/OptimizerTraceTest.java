package dev.cajal.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.init.Constant;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first iterates on f(w) = w² from w = 1 with rate 0.1, worked out by hand. */
class OptimizerTraceTest {
  private final Parameters parameters = Parameters.of(1, DType.F64);
  private final Variable w;

  OptimizerTraceTest() {
    Trace.prediction(parameters).scope().parameter("w", Shape.scalar(), new Constant(1));
    w = parameters.get("w");
  }

  private double[] iterates(Optimizer optimizer, int count) {
    Updater updater = new Updater(List.of(OptimizerGroup.of(optimizer)), DType.F64);
    Executable step = step(updater);
    double[] iterates = new double[count];
    for (int i = 0; i < count; i++) {
      step.run();
      iterates[i] = w.toDouble();
    }
    assertThat(updater.step().toInt()).isEqualTo(count);
    return iterates;
  }

  private Executable step(Updater updater) {
    Tensor loss = w.square();
    return Compiler.compile(
        Compiler.inputs(), Compiler.outputs(loss), updater.updates(loss, List.of(w)));
  }

  @Test
  void sgd_steps_shrinkByEight() {
    assertThat(iterates(new Sgd(0.1), 5))
        .containsExactly(new double[] {0.8, 0.64, 0.512, 0.4096, 0.32768}, within(1e-12));
  }

  @Test
  void sgd_stepSizes_convergeOscillateOrDiverge() {
    double[] rates = {0.1, 0.5, 0.9, 1, 1.1};
    double[] after = new double[rates.length];
    for (int i = 0; i < rates.length; i++) {
      w.set(1);
      after[i] = iterates(new Sgd(rates[i]), 10)[9];
    }

    assertThat(after)
        .containsExactly(
            new double[] {0.1073741824, 0, 0.1073741824, 1, 6.191736422}, within(1e-9));
  }

  @Test
  void momentum_steps_areTheHeavyBall() {
    assertThat(iterates(new Momentum(0.1, 0.9), 5))
        .containsExactly(new double[] {0.8, 0.46, 0.062, -0.3086, -0.58042}, within(1e-12));
  }

  @Test
  void averagedMomentum_fromZero_startsSlowly() {
    double[] expected = {0.98, 0.9424, 0.889712, 0.82449856, 0.7493164928};
    assertThat(iterates(new AveragedMomentum(0.1, 0.9, false), 5))
        .containsExactly(expected, within(1e-12));
    w.set(1);
    assertThat(iterates(new Momentum(0.01, 0.9), 5)).containsExactly(expected, within(1e-12));
  }

  @Test
  void averagedMomentum_fromTheFirstGradient_startsFast() {
    assertThat(iterates(new AveragedMomentum(0.1, 0.9, true), 5))
        .containsExactly(new double[] {0.8, 0.604, 0.41552, 0.2375776, 0.072677888}, within(1e-12));
  }

  @Test
  void nesterov_pointsBehind_areThePaperForm() {
    Updater updater = new Updater(List.of(OptimizerGroup.of(new Nesterov(0.1, 0.9))), DType.F64);
    Executable step = step(updater);
    double[] behind = new double[5];
    for (int i = 0; i < 5; i++) {
      step.run();
      double velocity = updater.values().get("main.w.velocity").toDouble();
      behind[i] = w.toDouble() + 0.1 * 0.9 * velocity;
    }

    assertThat(behind)
        .containsExactly(
            new double[] {0.8, 0.496, 0.17792, -0.0866816, -0.259858432}, within(1e-12));
  }

  @Test
  void adam_steps_areUnbiased() {
    assertThat(iterates(new Adam(0.1), 5))
        .containsExactly(
            new double[] {0.9000000005, 0.8004122287, 0.7015862729, 0.6039390606, 0.5079636593},
            within(1e-9));
  }
}
