package dev.cajal.app.benchmark;

import dev.cajal.Binding;
import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.graph.Cost;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.optimizer.Optimizer;
import dev.cajal.nn.optimizer.OptimizerGroup;
import dev.cajal.nn.optimizer.Updater;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Objective;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.TrainingStep;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.List;

/** Steps, passes and predictions of networks on made-up samples, ready to be timed. */
final class Networks {
  private static final RandomKey KEY = RandomKey.of(1);

  private Networks() {}

  /** Copies a tensor into storage. */
  static void fill(Buffer storage, Tensor tensor) {
    tensor.buffer().copyTo(0, storage, 0, storage.size());
  }

  /** Samples with uniform inputs and classes in turn, or 0 and 1 in turn for one output. */
  static Samples samples(int count, int inputs, int outputs) {
    Tensor x = KEY.child("inputs").uniform(Shape.of(count, inputs));
    int classes = Math.max(2, outputs);
    Tensor y = Tensor.iota(count).minus(Tensor.iota(count).dividedBy(classes).times(classes));
    return Samples.of(x, y);
  }

  /** A training step with a batch in its inputs. */
  static TrainingStep step(String layers, Loss loss, Optimizer optimizer, Samples batch) {
    Updater updater = new Updater(List.of(OptimizerGroup.of(optimizer)), DType.F32);
    updater.schedule(0, 1);
    TrainingStep step =
        TrainingStep.of(
            Objective.of(Sequential.parse(layers), loss),
            Parameters.of(1),
            updater,
            List.of(),
            batch.batch(batch.size()));
    int[] order = new int[batch.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    step.gather(batch, order, 0);
    return step;
  }

  /**
   * What runs again and again, and what it costs.
   *
   * @param run computes it once
   * @param cost counted
   */
  record Pass(Runnable run, Cost cost) {}

  /** The loss of a batch alone, without gradient and update. */
  static Pass forward(String layers, Samples batch) {
    Tensor x = Tensor.input("x", batch.get(Samples.INPUT).shape());
    Tensor y = Tensor.input("y", batch.get(Samples.TARGET).type());
    Shape sample = batch.get(Samples.INPUT).shape().without(0);
    Network network = Network.of(Sequential.parse(layers), sample, 1);
    Tensor scores = network.scores(x, Trace.prediction(network.parameters()).scope());
    Tensor loss = new CrossEntropy().mean(scores, y);
    Executable executable = Compiler.compile(Compiler.inputs(x, y), Compiler.outputs(loss));
    Binding binding = executable.bind();
    fill(binding.input(0), batch.get(Samples.INPUT));
    fill(binding.input(1), batch.get(Samples.TARGET));
    return new Pass(() -> executable.run(binding), executable.cost());
  }
}
