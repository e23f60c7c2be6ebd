package dev.cajal.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.nn.layer.Sequential;
import dev.cajal.shape.Shape;
import org.junit.jupiter.api.Test;

class NetworkTest {
  @Test
  void toString_ofANetwork_showsTypesParametersAndLayers() {
    Network network = Network.of(Sequential.parse("dense(8) tanh dense(1)"), Shape.of(2), 1);
    assertThat(network.toString())
        .isEqualTo("f32[2] → f32[1], 33 parameters: dense(8) tanh dense(1)");
  }
}
