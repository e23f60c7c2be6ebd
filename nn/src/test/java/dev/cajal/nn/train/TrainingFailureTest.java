package dev.cajal.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.Tensor;
import dev.cajal.graph.NonFiniteException;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.loss.SquaredError;
import dev.cajal.nn.metric.Accuracy;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.shape.Shape;
import org.junit.jupiter.api.Test;

/** What a training says when it cannot go on. */
class TrainingFailureTest {
  private static Network classifier() {
    return Network.of(Sequential.parse("dense(8) tanh dense(3)"), Shape.of(2), 4);
  }

  private static Network regression() {
    return Network.of(Sequential.parse("dense(1)"), Shape.of(2), 4);
  }

  @Test
  void fit_diverging_namesThePlaceAndWhatToTry() {
    Network network = regression();
    Trainer trainer =
        Trainer.of(network, new SquaredError()).optimizer(new Sgd(1e30)).epochs(5).build();

    assertThatThrownBy(() -> trainer.fit(Blobs.line(1, 64)))
        .isInstanceOf(NonFiniteException.class)
        .hasMessageMatching(
            "training, epoch 1, batch 2, learning rate 1\\.0E30: the loss is .+, so no variable was"
                + " updated: .+; try a smaller learning rate, .+");
    for (float weight : network.parameters().get("0.weight").toFloats()) {
      assertThat(weight).isFinite();
    }
  }

  @Test
  void fit_impossibleTargets_throws() {
    Samples samples = Samples.of(Tensor.zeros(3, 2), Tensor.of(new int[] {0, 1, 3}, Shape.of(3)));

    assertThatThrownBy(() -> Trainer.of(classifier(), new CrossEntropy()).build().fit(samples))
        .hasMessage("cross_entropy: targets must lie in 0 to 2; sample 3 has 3");
  }

  @Test
  void fit_metricWithoutOutput_throws() {
    Objective objective =
        (scope, batch) ->
            Outcome.of(Sequential.parse("dense(1)").apply(batch.get("input"), scope).mean());
    Trainer trainer = Trainer.of(Parameters.of(1), objective).metrics(new Accuracy()).build();

    assertThatThrownBy(() -> trainer.fit(Blobs.line(1, 10)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "metrics [Accuracy[]] compare the output with the target, but the objective names no"
                + " output; add it with Outcome.withOutput");
  }
}
