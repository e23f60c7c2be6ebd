package dev.cajal.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.nn.init.Constant;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.loss.Regularizer;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.optimizer.OptimizerGroup;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.nn.optimizer.Updater;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.State;
import dev.cajal.nn.schedule.Cosine;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingStepTest {
  private static final Samples SAMPLES = Blobs.threeClasses(1, 64);
  private static final int[] ORDER = new int[64];

  static {
    for (int i = 0; i < ORDER.length; i++) {
      ORDER[i] = i;
    }
  }

  private final Parameters parameters = Parameters.of(1);
  private final Updater updater =
      new Updater(List.of(OptimizerGroup.of(new Adam(0.01))), DType.F32);
  private final Objective objective =
      Objective.of(Sequential.parse("dense(16) tanh dense(3)"), new CrossEntropy());

  @Test
  void run_batch_countsAndLowersTheLoss() {
    TrainingStep step =
        TrainingStep.of(objective, parameters, updater, List.of(), SAMPLES.batch(32));
    step.gather(SAMPLES, ORDER, 0);
    step.run();
    double first = step.loss();
    for (int i = 0; i < 50; i++) {
      step.run();
    }

    assertThat(step.loss()).isLessThan(0.5 * first);
    assertThat(updater.step().toInt()).isEqualTo(51);
    assertThat(step.wholeLoss()).isEqualTo(step.loss());
    assertThat(step.output().orElseThrow().size()).isEqualTo(96);
    assertThat(step.rows()).isEqualTo(32);
    assertThat(step.explain()).isNotBlank();
  }

  @Test
  void wholeLoss_regularizer_isTheLossAndThePenalty() {
    TrainingStep step =
        TrainingStep.of(
            objective, parameters, updater, List.of(Regularizer.l2(0.5)), SAMPLES.batch(32));
    double squares = 0;
    for (String path : List.of("0.weight", "2.weight")) {
      for (double w : parameters.get(path).toDoubles()) {
        squares += w * w;
      }
    }
    step.gather(SAMPLES, ORDER, 0);

    step.run();

    assertThat(step.wholeLoss()).isCloseTo(step.loss() + 0.5 * squares, within(1e-5));
  }

  @Test
  void run_layerWithState_updatesIt() {
    Layer counting =
        (input, scope) -> {
          State seen = scope.state("seen", Shape.scalar(), new Constant(0));
          seen.set(seen.value().plus(input.shape().dim(0)));
          return Sequential.parse("dense(3)").apply(input, scope);
        };
    TrainingStep step =
        TrainingStep.of(
            Objective.of(counting, new CrossEntropy()),
            parameters,
            updater,
            List.of(),
            SAMPLES.batch(8));

    step.run();
    step.run();

    assertThat(parameters.get("seen").toFloat()).isEqualTo(16);
  }

  @Test
  void run_severalSizes_shareParametersAndSteps() {
    TrainingStep large =
        TrainingStep.of(objective, parameters, updater, List.of(), SAMPLES.batch(32));
    TrainingStep small =
        TrainingStep.of(objective, parameters, updater, List.of(), SAMPLES.batch(5));
    Tensor before = parameters.get("2.bias").value();

    large.run();
    small.run();

    assertThat(updater.step().toInt()).isEqualTo(2);
    assertThat(parameters.get("2.bias").toFloats()).isNotEqualTo(before.toFloats());
  }

  @Test
  void run_steady_allocatesLittle() {
    Updater sgd = new Updater(List.of(OptimizerGroup.of(new Sgd(0.01))), DType.F32);
    TrainingStep step = TrainingStep.of(objective, parameters, sgd, List.of(), SAMPLES.batch(32));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 2000; i++) {
      step.gather(SAMPLES, ORDER, 0);
      step.run();
    }

    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100; i++) {
      sgd.schedule(i, 100);
      step.gather(SAMPLES, ORDER, 0);
      step.run();
    }
    long perStep = (threads.getCurrentThreadAllocatedBytes() - before) / 100;

    assertThat(perStep).isLessThan(4096);
  }

  @Test
  void run_steadyWithAllThatATrainingHas_allocatesLittleInAllThreads() {
    Samples samples =
        Samples.of(RandomKey.of(5).normal(Shape.of(64, 64)), SAMPLES.get(Samples.TARGET));
    Updater adam =
        new Updater(List.of(OptimizerGroup.of(new Adam(0.001)).with(new Cosine())), DType.F32);
    TrainingStep step =
        TrainingStep.of(
            Objective.of(
                Sequential.parse("dense(256) relu dropout(0.2) dense(128) gelu dense(3)"),
                new CrossEntropy()),
            Parameters.of(2),
            adam,
            List.of(Regularizer.l2(1e-4)),
            samples.batch(64));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Runnable steps =
        () -> {
          for (int i = 0; i < 400; i++) {
            adam.schedule(i, 400);
            step.gather(samples, ORDER, 0);
            step.run();
          }
        };
    steps.run();
    long perStep = Long.MAX_VALUE;
    // Loops that are not warm yet allocate, and so does what other threads do now and then.
    long end = System.nanoTime() + 60_000_000_000L;
    while (perStep >= 4096 && System.nanoTime() < end) {
      long before = threads.getTotalThreadAllocatedBytes();
      steps.run();
      perStep = Math.min(perStep, (threads.getTotalThreadAllocatedBytes() - before) / 400);
    }

    assertThat(perStep).isLessThan(4096);
  }

  @Test
  void input_unknownName_namesThoseThatThereAre() {
    TrainingStep step =
        TrainingStep.of(objective, parameters, updater, List.of(), SAMPLES.batch(8));

    assertThat(step.input("input").size()).isEqualTo(16);
    assertThatThrownBy(() -> step.input("x"))
        .hasMessage("step: no input is called \"x\"; there are [input, target]");
  }

  @Test
  void of_objectiveWithoutField_throws() {
    Map<String, TensorType> types = Map.of("points", TensorType.f32(4, 2));

    assertThatThrownBy(() -> TrainingStep.of(objective, parameters, updater, List.of(), types))
        .hasMessage("objective: the batch has no tensor \"input\"; there are [points]");
  }
}
