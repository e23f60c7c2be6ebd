package dev.cajal.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Descent and momentum: the first iterates on w² from 1 with rate 0.1, worked out by hand; the
 * catalogue's O1, O2, O7, O8, O9 and O10.
 */
class OptimizerTraceTest {
  private static double[] iterates(Optimizer optimizer, int count) {
    Parabola parabola = new Parabola(optimizer);
    double[] iterates = parabola.iterates(count);
    assertThat(parabola.updater.step().toInt()).isEqualTo(count);
    return iterates;
  }

  /** What a slot holds after each of the gradients, one number each. */
  private static double[] slot(Optimizer optimizer, String name, double... gradients) {
    Variable w = Variable.of("w", Tensor.of(new double[] {0}, Shape.scalar()));
    Tensor slope = Tensor.input("slope", w.type());
    Updater updater = new Updater(List.of(OptimizerGroup.of(optimizer)), DType.F64);
    Tensor loss = w.times(slope);
    Executable step =
        Compiler.compile(
            Compiler.inputs(slope), Compiler.outputs(loss), updater.updates(loss, List.of(w)));
    double[] values = new double[gradients.length];
    for (int i = 0; i < values.length; i++) {
      step.run(Tensor.of(new double[] {gradients[i]}, Shape.scalar()));
      values[i] = updater.values().get("main.w." + name).toDouble();
    }
    return values;
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
      after[i] = iterates(new Sgd(rates[i]), 10)[9];
    }

    assertThat(after)
        .containsExactly(
            new double[] {0.1073741824, 0, 0.1073741824, 1, 6.191736422}, within(1e-9));
    double[] alternating = iterates(new Sgd(0.9), 10);
    assertThat(IntStream.range(0, 10).filter(i -> alternating[i] < 0).toArray())
        .containsExactly(0, 2, 4, 6, 8);
    assertThat(iterates(new Sgd(1), 3)).containsExactly(-1, 1, -1);
  }

  /** The descent argument holds for rates below 2 / L only, and bounds the loss, not w. */
  @Test
  void sgd_ratesAroundTheBound_lowerOrRaiseTheLoss() {
    assertThat(Math.abs(iterates(new Sgd(0.999), 1)[0])).isLessThan(1);
    assertThat(Math.abs(iterates(new Sgd(1), 1)[0])).isEqualTo(1);
    assertThat(Math.abs(iterates(new Sgd(1.001), 1)[0])).isGreaterThan(1);
  }

  @Test
  void momentumAndHeavyBall_constantRate_areOne() {
    double[] expected = {0.8, 0.46, 0.062, -0.3086, -0.58042};
    assertThat(iterates(new HeavyBall(0.1, 0.9), 5)).containsExactly(expected, within(1e-12));
    assertThat(iterates(new Momentum(0.1, 0.9), 5)).containsExactly(expected, within(1e-12));
    assertThat(iterates(new HeavyBall(0.1, 0), 5))
        .containsExactly(iterates(new Sgd(0.1), 5), within(1e-12));
  }

  /** The rate is halved from the third step on. */
  @Test
  void momentumAndHeavyBall_changedRate_differ() {
    assertThat(halvedAtThree(new HeavyBall(0.1, 0.9)))
        .containsExactly(new double[] {0.8, 0.46, 0.108, -0.2196, -0.49248}, within(1e-12));
    assertThat(halvedAtThree(new Momentum(0.1, 0.9)))
        .containsExactly(new double[] {0.8, 0.46, 0.261, 0.0558, -0.13446}, within(1e-12));
  }

  private static double[] halvedAtThree(Optimizer optimizer) {
    Parabola parabola =
        new Parabola(OptimizerGroup.of(optimizer).with((time, horizon) -> time < 2 ? 1 : 0.5));
    double[] iterates = new double[5];
    for (int i = 0; i < 5; i++) {
      parabola.updater.schedule(i, 5);
      iterates[i] = parabola.iterates(1)[0];
    }
    return iterates;
  }

  /** With α = 1 the change after three gradients is −(g₃ + β g₂ + β² g₁). */
  @Test
  void heavyBall_unrolled_weightsGradientsByPowers() {
    assertThat(-slot(new HeavyBall(1, 0.1), "change", 100, 10, 1)[2])
        .isCloseTo(1 + 0.1 * 10 + 0.01 * 100, within(1e-12));
    assertThat(-slot(new HeavyBall(1, 0.9), "change", 100, 10, 1)[2])
        .isCloseTo(1 + 0.9 * 10 + 0.81 * 100, within(1e-12));
  }

  @Test
  void averagedMomentum_fromZero_startsSlowly() {
    double[] expected = {0.98, 0.9424, 0.889712, 0.82449856, 0.7493164928};
    assertThat(iterates(new AveragedMomentum(0.1, 0.9, false), 5))
        .containsExactly(expected, within(1e-12));
    assertThat(iterates(new HeavyBall(0.01, 0.9), 5)).containsExactly(expected, within(1e-12));
    assertThat(slot(new AveragedMomentum(0.1, 0.9, false), "average", 1)[0])
        .isCloseTo(0.1, within(1e-12));
  }

  @Test
  void averagedMomentum_fromTheFirstGradient_startsFast() {
    assertThat(iterates(new AveragedMomentum(0.1, 0.9, true), 5))
        .containsExactly(new double[] {0.8, 0.604, 0.41552, 0.2375776, 0.072677888}, within(1e-12));
  }

  @Test
  void averagedMomentum_slot_isTheExponentialMovingAverage() {
    assertThat(slot(new AveragedMomentum(0.1, 0.9, true), "average", 1, 2, 3, 4))
        .containsExactly(new double[] {1, 1.1, 1.29, 1.561}, within(1e-12));
  }

  @Test
  void nesterov_pointsBehind_areThePaperForm() {
    Parabola parabola = new Parabola(new Nesterov(0.1, 0.9));
    double[] behind = new double[5];
    for (int i = 0; i < 5; i++) {
      behind[i] = parabola.iterates(1)[0] + 0.1 * 0.9 * parabola.slot("velocity");
    }

    assertThat(behind)
        .containsExactly(
            new double[] {0.8, 0.496, 0.17792, -0.0866816, -0.259858432}, within(1e-12));
  }
}
