package dev.cajal.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Dense;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.loss.SquaredError;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Losses and gradients of two small networks, worked out by hand to ten digits. */
class BackpropagationTest {
  private static Tensor matrix(int columns, double... values) {
    return Tensor.of(values, Shape.of(values.length / columns, columns));
  }

  private static Tensor vector(double... values) {
    return Tensor.of(values, Shape.of(values.length));
  }

  /** A network of two dense layers, all sigmoid, with given parameters. */
  private static final class TwoLayers {
    final Parameters parameters = Parameters.of(1, DType.F64);
    final Sequential layers;

    TwoLayers(Layers2 sizes, Map<String, Tensor> values) {
      layers =
          sizes.sigmoidOutput
              ? Sequential.of(
                  new Dense(sizes.hidden),
                  Activation.SIGMOID,
                  new Dense(sizes.outputs),
                  Activation.SIGMOID)
              : Sequential.of(
                  new Dense(sizes.hidden), Activation.SIGMOID, new Dense(sizes.outputs));
      Tensor sample = Tensor.input("sample", matrix(2, 0, 0).type());
      layers.apply(sample, Trace.prediction(parameters).scope());
      parameters.load(values);
    }

    Tensor loss(Loss loss, Tensor x, Tensor target) {
      return loss.mean(layers.apply(x, Trace.prediction(parameters).scope()), target);
    }

    double[] gradient(Tensor loss, String path) {
      Tensor variable = parameters.get(path);
      return Gradient.of(loss, variable).of(variable).toDoubles();
    }
  }

  private record Layers2(int hidden, int outputs, boolean sigmoidOutput) {}

  private static Map<String, Tensor> columnNetwork() {
    return Map.of(
        "0.weight", matrix(2, 0.1, 0.3, 0.2, 0.4),
        "0.bias", vector(0.1, -0.1),
        "2.weight", matrix(1, 0.5, -0.6),
        "2.bias", vector(0.2));
  }

  @Test
  void halfSquaredError_sigmoidNetwork_matches() {
    TwoLayers network = new TwoLayers(new Layers2(2, 1, true), columnNetwork());

    Tensor loss = network.loss(new SquaredError(), matrix(2, 1, 2), vector(1)).times(0.5);

    assertThat(loss.toDouble()).isCloseTo(0.1147033395, within(1e-10));
    assertThat(network.gradient(loss, "0.weight"))
        .containsExactly(
            new double[] {-0.01367318703, 0.01410050831, -0.02734637406, 0.02820101662},
            within(1e-10));
    assertThat(network.gradient(loss, "0.bias"))
        .containsExactly(new double[] {-0.01367318703, 0.01410050831}, within(1e-10));
    assertThat(network.gradient(loss, "2.weight"))
        .containsExactly(new double[] {-0.07717471637, -0.08738277302}, within(1e-10));
    assertThat(network.gradient(loss, "2.bias"))
        .containsExactly(new double[] {-0.1195290987}, within(1e-10));
  }

  @Test
  void binaryCrossEntropy_sigmoidNetwork_matches() {
    TwoLayers network = new TwoLayers(new Layers2(2, 1, false), columnNetwork());

    Tensor loss = network.loss(new BinaryCrossEntropy(), matrix(2, 1, 2), vector(1));

    assertThat(loss.toDouble()).isCloseTo(0.6519364738, within(1e-10));
    assertThat(network.gradient(loss, "0.bias"))
        .containsExactly(new double[] {-0.05478972727, 0.05650204321}, within(1e-10));
    assertThat(network.gradient(loss, "2.weight"))
        .containsExactly(new double[] {-0.3092462388, -0.3501508675}, within(1e-10));
    assertThat(network.gradient(loss, "2.bias"))
        .containsExactly(new double[] {-0.4789641730}, within(1e-10));
  }

  @Test
  void crossEntropy_twoSamples_matches() {
    TwoLayers network =
        new TwoLayers(
            new Layers2(3, 3, false),
            Map.of(
                "0.weight", matrix(3, 0.1, -0.2, 0.3, 0.4, 0.5, -0.6),
                "0.bias", vector(0, 0.1, -0.1),
                "2.weight", matrix(3, 0.2, -0.1, 0.3, -0.4, 0.6, 0.1, 0.5, -0.3, -0.2),
                "2.bias", vector(0.1, 0, -0.1)));
    Tensor x = matrix(2, 1, 2, -1, 0.5);
    Tensor codes = Tensor.of(new int[] {0, 2}, Shape.of(2));

    Tensor loss = network.loss(new CrossEntropy(), x, codes);

    assertThat(loss.toDouble()).isCloseTo(1.177716823, within(1e-9));
    assertThat(network.gradient(loss, "2.bias"))
        .containsExactly(new double[] {-0.1820767752, 0.3680666107, -0.1859898355}, within(1e-10));
    assertThat(network.gradient(loss, "0.weight"))
        .containsExactly(
            new double[] {
              0.01418838832,
              0.05231911253,
              -0.07254555642,
              -0.02740794465,
              0.1102171848,
              -0.09175968707
            },
            within(1e-10));
  }
}
