package dev.cajal.bench;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.optimizer.Optimizer;
import dev.cajal.nn.optimizer.OptimizerGroup;
import dev.cajal.nn.optimizer.Updater;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.train.Objective;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.TrainingStep;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** Training steps on made-up samples. */
final class Steps {
  private Steps() {}

  /** Uniform inputs with classes in turn, or with 0 and 1 in turn for one output. */
  static Samples samples(int count, int inputs, int outputs) {
    Tensor x = RandomKey.of(1).child("inputs").uniform(Shape.of(count, inputs));
    int classes = Math.max(2, outputs);
    int[] targets = IntStream.range(0, count).map(i -> i % classes).toArray();
    return Samples.of(x, Tensor.of(targets, Shape.of(count)));
  }

  /** A step with the samples as its batch. */
  static TrainingStep of(String layers, Loss loss, Optimizer optimizer, Samples samples) {
    Updater updater = new Updater(List.of(OptimizerGroup.of(optimizer)), DType.F32);
    updater.schedule(0, 1);
    TrainingStep step =
        TrainingStep.of(
            Objective.of(Sequential.parse(layers), loss),
            Parameters.of(1),
            updater,
            List.of(),
            samples.batch(samples.size()));
    step.gather(samples, IntStream.range(0, samples.size()).toArray(), 0);
    return step;
  }
}
