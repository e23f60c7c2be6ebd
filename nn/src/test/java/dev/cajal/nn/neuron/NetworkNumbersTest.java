package dev.cajal.nn.neuron;

import static dev.cajal.nn.Numbers.assertDigits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of the catalogue's group M, and T9's interpolation: networks with set weights. */
class NetworkNumbersTest {
  private static Parameters parameters(Sequential stack, int inputs) {
    Parameters parameters = Parameters.of(3, DType.F64);
    stack.apply(
        Tensor.input("x", Matrices.matrix(new double[inputs]).type()),
        Trace.prediction(parameters).scope());
    return parameters;
  }

  @Test
  void m2_threeFourTwo_has26Parameters() {
    Sequential stack = Sequential.parse("dense(4) tanh dense(2)");

    NeuronNetwork network = NeuronNetwork.of(stack, parameters(stack, 3));

    assertThat(network.parameterCount()).isEqualTo(26);
    assertThat(network.sizes()).containsExactly(3, 4, 2);
  }

  @Test
  void m3AndM4_laidOpenNetwork_givesTheSameValues() {
    Sequential stack = Sequential.parse("dense(4) tanh dense(2) softmax");
    Parameters parameters = parameters(stack, 3);
    Tensor x = RandomKey.of(1).normal(Shape.of(5, 3), DType.F64).evaluate();
    double[] whole = stack.apply(x, Trace.prediction(parameters).scope()).toDoubles();

    NeuronNetwork network = NeuronNetwork.of(stack, parameters);

    assertThat(network.apply(x).toDoubles()).containsExactly(whole, within(1e-14));
    for (int i = 0; i < 5; i++) {
      assertThat(network.value(x.at(0, i).toDoubles())).isCloseTo(whole[2 * i], within(1e-14));
    }
  }

  @Test
  void m6_linearStack_collapsesToOneMap() {
    Sequential stack = Sequential.parse("dense(3) dense(4) identity dense(2)");
    Parameters parameters = parameters(stack, 2);
    parameters.get("0.bias").set(Matrices.vector(1, -2, 3));
    Tensor x = RandomKey.of(2).normal(Shape.of(6, 2), DType.F64).evaluate();
    double[] deep = stack.apply(x, Trace.prediction(parameters).scope()).toDoubles();

    AffineMap map = AffineMap.collapse(stack, parameters);

    assertThat(map.weight().shape()).isEqualTo(Shape.of(2, 2));
    assertThat(map.apply(x).toDoubles()).containsExactly(deep, within(2e-15 * 8));
    assertThat(NeuronNetwork.of(stack, parameters).collapse().apply(x).toDoubles())
        .containsExactly(deep, within(2e-15 * 8));
  }

  @ParameterizedTest
  @CsvSource({"8, 0.07037761356", "16, 0.01884631192", "32, 0.004792098914"})
  void t9_interpolationOfTheSine(int pieces, double error) {
    NeuronNetwork network =
        ReluInterpolation.of(x -> StrictMath.sin(2 * Math.PI * x), 0, 1, pieces);
    int count = 20_001;
    double[] xs = new double[count];
    for (int i = 0; i < count; i++) {
      xs[i] = i / (count - 1.0);
    }
    double[] found = network.apply(Tensor.of(xs, Shape.of(count, 1))).toDoubles();
    double worst = 0;
    for (int i = 0; i < count; i++) {
      worst = Math.max(worst, Math.abs(found[i] - StrictMath.sin(2 * Math.PI * xs[i])));
    }

    assertThat(network.sizes()).containsExactly(1, pieces, 1);
    assertDigits(worst, error);
  }
}
