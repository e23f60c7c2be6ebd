package dev.cajal.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.Tensor;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.SquaredError;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkTest {
  @Test
  void toString_ofANetwork_showsTypesParametersAndLayers() {
    Network network = Network.of(Sequential.parse("dense(8) tanh dense(1)"), Shape.of(2), 1);
    assertThat(network.toString())
        .isEqualTo("f32[2] → f32[1], 33 parameters: dense(8) tanh dense(1)");
  }

  @Test
  void samplesOfAnotherShape_areNamedAsSuch() {
    Network table = Network.of(Sequential.parse("dense(3)"), Shape.of(4), 1);
    assertThatThrownBy(() -> fit(table, Tensor.zeros(5, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("network: samples must have 4 features; found 2, in a batch f32[5, 2]");
    Network images = Network.of(Sequential.parse("flatten dense(3)"), Shape.of(2, 2), 1);
    assertThatThrownBy(() -> fit(images, Tensor.zeros(5, 4)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "network: samples must be of shape [2, 2], after the axis of the batch; found a batch"
                + " f32[5, 4]");
  }

  private static History fit(Network network, Tensor input) {
    return Trainer.of(network, new SquaredError())
        .build()
        .fit(Samples.of(input, Tensor.zeros(5, 3)));
  }

  @Test
  void history_asText_isShort() {
    EpochRecord epoch =
        new EpochRecord(
            2, Map.of("loss", 0.123456), Map.of("loss", 0.25, "accuracy", 1.0), 0.1, 10, 1);

    assertThat(new History(List.of(epoch, epoch), Ending.STOPPED_EARLY, Optional.of(1)).toString())
        .startsWith("2 epochs, stopped early; epoch 2: loss 0.1235, validation ")
        .endsWith("; parameters of epoch 1");
  }
}
