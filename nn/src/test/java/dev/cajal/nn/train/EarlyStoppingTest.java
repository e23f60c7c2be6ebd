package dev.cajal.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.Tensor;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.loss.SquaredError;
import dev.cajal.nn.metric.Accuracy;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
  private static Network classifier() {
    return Network.of(Sequential.parse("dense(8) tanh dense(3)"), Shape.of(2), 4);
  }

  private static Network regression() {
    return Network.of(Sequential.parse("dense(1)"), Shape.of(2), 4);
  }

  @Test
  void earlyStopping_worseValidation_restoresTheBest() {
    Network network = classifier();
    List<Tensor> weights = new ArrayList<>();
    Trainer trainer =
        Trainer.of(network, new CrossEntropy())
            .optimizer(new Sgd(0.1))
            .epochs(200)
            .batchSize(8)
            .earlyStopping(EarlyStopping.of(3))
            .listener(
                event -> {
                  if (event instanceof TrainingEvent.EpochEnd) {
                    weights.add(network.parameters().get("0.weight").value());
                  }
                })
            .build();

    History history = trainer.fit(Blobs.threeClasses(1, 24), Blobs.partlyMislabelled(2, 60));

    assertThat(history.ending()).isEqualTo(Ending.STOPPED_EARLY);
    int best = history.bestEpoch().orElseThrow();
    assertThat(best).isGreaterThan(1);
    assertThat(history.epochs()).hasSize(best + 3);
    double[] losses =
        history.epochs().stream().mapToDouble(e -> e.validation().get("loss")).toArray();
    for (int i = 0; i < losses.length; i++) {
      assertThat(losses[best - 1]).isLessThanOrEqualTo(losses[i]);
    }
    assertThat(network.parameters().get("0.weight").toFloats())
        .containsExactly(weights.get(best - 1).toFloats());
  }

  @Test
  void earlyStopping_metric_watchesTheLargest() {
    Trainer trainer =
        Trainer.of(classifier(), new CrossEntropy())
            .epochs(100)
            .metrics(new Accuracy())
            .earlyStopping(new EarlyStopping(4, "accuracy"))
            .build();

    History history = trainer.fit(Blobs.threeClasses(1, 60), Blobs.threeClasses(2, 60));

    int best = history.bestEpoch().orElseThrow();
    double[] values =
        history.epochs().stream().mapToDouble(e -> e.validation().get("accuracy")).toArray();
    assertThat(values[best - 1]).isEqualTo(Arrays.stream(values).max().orElseThrow());
  }

  @Test
  void earlyStopping_withoutValidation_throws() {
    Trainer trainer =
        Trainer.of(regression(), new SquaredError()).earlyStopping(EarlyStopping.of(3)).build();

    assertThatThrownBy(() -> trainer.fit(Blobs.line(1, 10)))
        .hasMessage(
            "trainer: early stopping watches a validation value, but there are no validation"
                + " samples; give some to fit, or leave early stopping out");
  }

  @Test
  void earlyStopping_unknownValue_throws() {
    Trainer trainer =
        Trainer.of(regression(), new SquaredError())
            .earlyStopping(new EarlyStopping(3, "r2"))
            .build();

    assertThatThrownBy(() -> trainer.fit(Blobs.line(1, 10), Blobs.line(2, 10)))
        .hasMessage(
            "early stopping: it must watch a validation value; found \"r2\", there are [loss]");
  }

  @Test
  void earlyStopping_noPatience_throws() {
    assertThatThrownBy(() -> EarlyStopping.of(0))
        .hasMessage("early stopping: patience must be at least 1; found 0");
  }
}
