package dev.cajal.nn;

import static dev.cajal.Compiler.inputs;
import static dev.cajal.Compiler.outputs;
import static dev.cajal.Compiler.updates;
import static dev.cajal.nn.init.Initializers.glorotUniform;
import static dev.cajal.nn.init.Initializers.zeros;
import static dev.cajal.nn.loss.Losses.crossEntropy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Gradient;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.metric.Accuracy;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.train.History;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Samples;
import dev.cajal.nn.train.Trainer;
import dev.cajal.shape.Shape;
import org.junit.jupiter.api.Test;

/** The examples that documents show, in the form in which they show them. */
class ReadmeExampleTest {
  @Test
  void network_trainedInFifteenLines_learnsExclusiveOr() {
    Tensor x = Tensor.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    Tensor y = Tensor.of(0, 1, 1, 0);
    Sequential layers = Sequential.parse("dense(8) tanh dense(1)");
    Network network = Network.of(layers, Shape.of(2), 1).withOutput(Activation.SIGMOID);
    Trainer trainer =
        Trainer.of(network, new BinaryCrossEntropy())
            .optimizer(new Adam(0.05))
            .epochs(100)
            .batchSize(4)
            .metrics(new Accuracy())
            .build();
    History history = trainer.fit(Samples.of(x, y));
    float[] probabilities = network.predict(x).toFloats();

    assertThat(history.last().training()).containsEntry("accuracy", 1.0);
    assertThat(probabilities[0]).isLessThan(0.2f);
    assertThat(probabilities[1]).isGreaterThan(0.8f);
    assertThat(probabilities[2]).isGreaterThan(0.8f);
    assertThat(probabilities[3]).isLessThan(0.2f);
  }

  @Test
  void handWrittenStep_asInTheDesign_lowersTheLoss() {
    RandomKey key = RandomKey.of(1);
    Tensor images = key.child("images").uniform(Shape.of(64, 784));
    Tensor labels =
        Tensor.iota(64).minus(Tensor.iota(64).dividedBy(10).times(10)).oneHot(10, images.dtype());
    Tensor x = Tensor.input("x", Shape.of(64, 784));
    Tensor y = Tensor.input("y", Shape.of(64, 10));
    Variable w = Variable.of("w", glorotUniform(784, 10, key));
    Variable b = Variable.of("b", zeros(10));

    Tensor loss = crossEntropy(x.matmul(w).plus(b), y);
    Gradient g = Gradient.of(loss, w, b);

    Executable step =
        Compiler.compile(
            inputs(x, y),
            outputs(loss),
            updates(w, w.minus(g.of(w).times(0.1))),
            updates(b, b.minus(g.of(b).times(0.1))));
    float value = step.run(images, labels).toFloat();

    assertThat(value).isBetween(2f, 4f);
    assertThat(step.run(images, labels).toFloat()).isLessThan(value);
  }
}
