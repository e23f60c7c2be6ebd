package dev.cajal.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationTest {
  @ParameterizedTest
  @CsvSource({
    "identity, -1, 1, 2, 1",
    "sigmoid, 0.2689414214, 0.1966119332, 0.8807970780, 0.1049935854",
    "tanh, -0.7615941560, 0.4199743416, 0.9640275801, 0.07065082485",
    "relu, 0, 0, 2, 1",
    "softplus, 0.3132616875, 0.2689414214, 2.126928011, 0.8807970780",
    "leaky_relu, -0.01, 0.01, 2, 1",
    "gelu, -0.1586552539, -0.08331547059, 1.954499736, 1.085231801",
  })
  void apply_minusOneAndTwo_valueAndSlope(
      String name, double value1, double slope1, double value2, double slope2) {
    Variable z = Variable.of("z", Tensor.of(new double[] {-1, 2}, Shape.of(2)));
    Layer layer = Layers.registry().parse(name);

    Tensor value = layer.apply(z, Trace.prediction(Parameters.of(1, DType.F64)).scope());
    Tensor slope = Gradient.of(value.sum(), z).of(z);

    assertThat(value.toDoubles()).containsExactly(new double[] {value1, value2}, within(1e-9));
    assertThat(slope.toDoubles()).containsExactly(new double[] {slope1, slope2}, within(1e-9));
  }

  @Test
  void softplus_atZero_hasSlopeOneHalf() {
    Variable z = Variable.of("z", Tensor.of(0));

    Tensor slope = Gradient.of(Activation.SOFTPLUS.of(z).sum(), z).of(z);

    assertThat(slope.toFloats()).containsExactly(0.5f);
  }

  @Test
  void reluForms_atZero_haveTheirDocumentedSlope() {
    Variable z = Variable.of("z", Tensor.of(0));

    Tensor relu = Gradient.of(Activation.RELU.of(z).sum(), z).of(z);
    Tensor leaky =
        Gradient.of(
                new LeakyRelu(0.25).apply(z, Trace.prediction(Parameters.of(1)).scope()).sum(), z)
            .of(z);

    assertThat(relu.toFloats()).containsExactly(0);
    assertThat(leaky.toFloats()).containsExactly(0.25f);
  }

  @Test
  void softmax_scores_giveProbabilities() {
    Tensor scores = Tensor.of(new double[] {3.2, 5.1, -1.7}, Shape.of(1, 3));

    double[] p = Activation.SOFTMAX.of(scores).toDoubles();

    assertThat(p)
        .containsExactly(new double[] {0.1299825390, 0.8690495352, 9.679257746e-4}, within(1e-10));
  }

  @Test
  void softmax_hugeScores_isSafe() {
    float[] p = Activation.SOFTMAX.of(Tensor.of(new float[][] {{1000, 0, -1000}})).toFloats();

    assertThat(p).containsExactly(1, 0, 0);
  }
}
