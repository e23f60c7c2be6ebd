package dev.cajal.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.sun.management.ThreadMXBean;
import dev.cajal.Binding;
import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.init.Constant;
import dev.cajal.nn.init.Normal;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.nn.registry.Definition;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every optimizer must do; a new optimizer is a new row. */
class OptimizerContractTest {
  static Stream<Optimizer> optimizers() {
    return Stream.of(
        new Sgd(0.1),
        new Momentum(0.02, 0.9),
        new Nesterov(0.02, 0.9),
        new AveragedMomentum(0.1, 0.9, false),
        new AveragedMomentum(0.1, 0.5, true),
        new Adam(0.1),
        new Adam(0.1, 0, 0.5, 1e-6),
        new HeavyBall(0.02, 0.9),
        new AdamW(0.1, 0.01),
        new AmsGrad(0.1),
        new NAdam(0.1),
        new RmsProp(0.05),
        new RmsProp(0.02, 0.95, 0.5, true, 1e-4, true),
        new Adagrad(0.3),
        new Adagrad(0.3, 0.1, 1e-7, true),
        new Adadelta(1, 0.9, 1e-2),
        new Lion(0.03),
        new Lion(0.03, 0.5, 0.9, 0.1));
  }

  /** Least squares of six unknowns. */
  private static final class Problem {
    final Parameters parameters;
    final Updater updater;
    final Variable w;
    final Executable step;

    Problem(Optimizer optimizer, DType dtype) {
      parameters = Parameters.of(3, dtype);
      Trace.prediction(parameters).scope().parameter("w", Shape.of(6, 1), new Normal(0, 1));
      w = parameters.get("w");
      updater = new Updater(List.of(OptimizerGroup.of(optimizer)), dtype);
      Tensor x = RandomKey.of(8).normal(Shape.of(20, 6), dtype).evaluate();
      Tensor y = RandomKey.of(9).normal(Shape.of(20, 1), dtype).evaluate();
      Tensor loss = x.matmul(w).minus(y).square().mean();
      step =
          Compiler.compile(
              Compiler.inputs(), Compiler.outputs(loss), updater.updates(loss, List.of(w)));
    }

    double run(int steps) {
      double loss = Double.NaN;
      for (int i = 0; i < steps; i++) {
        loss = step.run().toDouble();
      }
      return loss;
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void update_convexProblem_lowersTheLoss(Optimizer optimizer) {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      Problem problem = new Problem(optimizer, dtype);

      double first = problem.run(1);

      assertThat(problem.run(100)).isLessThan(0.6 * first);
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void update_sameStart_hasTheSameBits(Optimizer optimizer) {
    Problem one = new Problem(optimizer, DType.F32);
    Problem other = new Problem(optimizer, DType.F32);

    one.run(7);
    other.run(7);

    assertThat(one.w.toFloats()).containsExactly(other.w.toFloats());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void update_steady_allocatesHardlyAnything(Optimizer optimizer) {
    Problem problem = new Problem(optimizer, DType.F32);
    Binding binding = problem.step.bind();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long perStep = Long.MAX_VALUE;
    // Loops that are not warm yet allocate.
    for (int round = 0; round < 200 && perStep > 256; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100; i++) {
        problem.step.run(binding);
      }
      perStep = (threads.getCurrentThreadAllocatedBytes() - before) / 100;
    }

    assertThat(perStep).isLessThanOrEqualTo(256);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void load_savedHalfWay_continuesWithTheSameBits(Optimizer optimizer) {
    Problem whole = new Problem(optimizer, DType.F32);
    whole.run(10);
    Problem first = new Problem(optimizer, DType.F32);
    first.run(4);
    Map<String, Tensor> weights = first.parameters.values();
    Map<String, Tensor> slots = first.updater.values();
    Problem second = new Problem(optimizer, DType.F32);
    second.parameters.load(weights);
    second.updater.load(slots);

    second.run(6);

    assertThat(second.w.toFloats()).containsExactly(whole.w.toFloats());
    assertThat(second.updater.step().toInt()).isEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void update_rateZeroBySchedule_changesNothing(Optimizer optimizer) {
    Problem problem = new Problem(optimizer, DType.F32);
    float[] before = problem.w.toFloats();
    Updater updater =
        new Updater(List.of(OptimizerGroup.of(optimizer).with((time, horizon) -> 0)), DType.F32);
    Tensor loss = problem.w.square().sum();
    Executable step =
        Compiler.compile(
            Compiler.inputs(), Compiler.outputs(loss), updater.updates(loss, List.of(problem.w)));

    updater.schedule(0, 1);
    step.run();

    assertThat(problem.w.toFloats()).containsExactly(before);
    assertThat(updater.rate(0)).isZero();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void update_gradientThatHasBecomeZero_leavesNoSubnormalNumbers(Optimizer optimizer) {
    Parameters parameters = Parameters.of(3, DType.F32);
    Trace.prediction(parameters).scope().parameter("w", Shape.of(20), new Normal(0, 1));
    Variable w = parameters.get("w");
    Updater updater = new Updater(List.of(OptimizerGroup.of(optimizer)), DType.F32);
    Tensor slope = Tensor.input("slope", Shape.of());
    Tensor loss = w.times(slope).sum();
    Executable step =
        Compiler.compile(
            Compiler.inputs(slope), Compiler.outputs(loss), updater.updates(loss, List.of(w)));
    // Its square times 1 - decay is just above the subnormal numbers.
    step.run(Tensor.scalar(1e-17));
    Tensor zero = Tensor.scalar(0);
    for (int i = 0; i < 5_000; i++) {
      step.run(zero);
    }

    updater
        .values()
        .forEach(
            (name, slot) -> {
              if (slot.dtype() == DType.F32) {
                for (float value : slot.toFloats()) {
                  assertThat(value == 0 || Math.abs(value) >= Float.MIN_NORMAL)
                      .as("%s holds %s", name, value)
                      .isTrue();
                }
              }
            });
  }

  @Test
  void update_tinyGradientsAndEpsilon_areThoseOfMoreDigits() {
    for (Optimizer optimizer :
        List.of(new Adam(0.1, 0.9, 0.999, 1e-16), new RmsProp(0.1, 0.9, 0, false, 1e-16, false))) {
      for (double slope : new double[] {1e-13, 2e-14, 1e-15, 1e-16}) {
        double single = move(optimizer, slope, DType.F32);
        assertThat(single)
            .as("%s %s", optimizer, slope)
            .isCloseTo(move(optimizer, slope, DType.F64), withinPercentage(0.1));
      }
    }
  }

  private static double move(Optimizer optimizer, double slope, DType dtype) {
    Parameters parameters = Parameters.of(3, dtype);
    Trace.prediction(parameters).scope().parameter("w", Shape.of(1), new Constant(0));
    Variable w = parameters.get("w");
    Updater updater = new Updater(List.of(OptimizerGroup.of(optimizer)), dtype);
    Tensor loss = w.times(slope).sum();
    Executable step =
        Compiler.compile(
            Compiler.inputs(), Compiler.outputs(loss), updater.updates(loss, List.of(w)));
    for (int i = 0; i < 3; i++) {
      step.run();
    }
    return w.toDoubles()[0];
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void registry_textAndMap_giveAnEqualOptimizer(Optimizer optimizer) {
    String text = Optimizers.registry().print(optimizer).orElseThrow();

    assertThat(Optimizers.parse(text)).isEqualTo(optimizer);
    assertThat(Optimizers.registry().toMap(optimizer).map(Optimizers.registry()::fromMap))
        .contains(optimizer);
  }

  @Test
  void registry_everyDefinition_isInTheTable() {
    assertThat(
            optimizers()
                .map(o -> Optimizers.registry().toMap(o).orElseThrow().get("type").toString()))
        .containsAll(
            Optimizers.registry().definitions().stream()
                .filter(d -> !Presets.definitions().contains(d))
                .map(Definition::name)
                .toList());
  }

  @Test
  void namesOfOtherLibraries_areRead() {
    assertThat(Optimizers.parse("adam(lr=0.01, beta_1=0.8, eps=1e-6)"))
        .isEqualTo(Optimizers.parse("adam(0.01, decay1=0.8, epsilon=1e-6)"));
    assertThat(Optimizers.parse("gradient-descent(learning_rate=0.5)")).isEqualTo(new Sgd(0.5));
  }
}
