package dev.cajal.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Compiler;
import dev.cajal.Gradient;
import dev.cajal.Jacobian;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue's numbers of the activation functions, to the ten digits given. */
class ActivationNumbersTest {
  private static Offset<Double> digits(double expected) {
    return within(expected == 0 ? 1e-15 : Math.abs(expected) * 6e-10);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "A1, identity, -1, 1, 2, 1",
    "A2, heaviside, 0, 0, 1, 0",
    "A3, sign, -1, 0, 1, 0",
    "A4, sigmoid, 0.2689414214, 0.1966119332, 0.8807970780, 0.1049935854",
    "A5, sigmoid(10), 4.539786870e-5, 4.539580774e-4, 0.9999999979, 2.061153614e-08",
    "A6, tanh, -0.7615941560, 0.4199743416, 0.9640275801, 0.07065082485",
    "A7, relu, 0, 0, 2, 1",
    "A8, softplus, 0.3132616875, 0.2689414214, 2.126928011, 0.8807970780",
    "A9, leaky_relu(0.01), -0.01, 0.01, 2, 1",
    "A10, prelu, -0.25, 0.25, 2, 1",
    "A11, elu, -0.6321205588, 0.3678794412, 2, 1",
    "A12, celu(0.5), -0.4323323584, 0.1353352832, 2, 1",
    "A13, silu, -0.2689414214, 0.07232948813, 1.761594156, 1.090784249",
    "A13, swish, -0.2689414214, 0.07232948813, 1.761594156, 1.090784249",
    "A14, swish(1.5), -0.1824255238, -0.04129415430, 1.905148254, 1.088104106",
    "A15, gelu, -0.1586552539, -0.08331547059, 1.954499736, 1.085231801",
    "A15b, gelu_tanh, -0.1588080094, -0.08296408385, 1.954597694, 1.086099257",
    "A16, gaussian_cdf, 0.1586552539, 0.2419707245, 0.9772498681, 0.05399096651",
  })
  void apply_minusOneAndTwo_valueAndSlope(
      String entry, String text, double value1, double slope1, double value2, double slope2) {
    Variable z = Variable.of("z", Tensor.of(new double[] {-1, 2}, Shape.of(2)));

    Tensor value = apply(text, z);
    double[] values = value.toDoubles();
    double[] slopes = Gradient.of(value.sum(), z).of(z).toDoubles();

    assertThat(values[0]).as(entry).isCloseTo(value1, digits(value1));
    assertThat(values[1]).as(entry).isCloseTo(value2, digits(value2));
    assertThat(slopes[0]).as(entry).isCloseTo(slope1, digits(slope1));
    // 1 − σ near σ = 1 has the rounding error of 1, here 4 in 10⁸; the mirrored point has none.
    assertThat(slopes[1])
        .as(entry)
        .isCloseTo(slope2, entry.equals("A5") ? within(1e-15) : digits(slope2));
  }

  @Test
  void sigmoid_mirroredPoint_hasTheSlopeToAllDigits() {
    Variable z = Variable.of("z", Tensor.of(new double[] {-2}, Shape.of(1)));

    double[] slopes = Gradient.of(new Sigmoid(10).of(z).sum(), z).of(z).toDoubles();

    assertThat(slopes[0]).isCloseTo(2.061153614e-08, digits(2.061153614e-08));
  }

  /** C5 and A2, A3, A7: what the decks take at the point where a function jumps or bends. */
  @ParameterizedTest
  @CsvSource({
    "heaviside, 1, 0",
    "sign, 1, 0",
    "relu, 0, 0",
    "softplus, 0.6931471806, 0.5",
    "leaky_relu(0.25), 0, 0.25",
    "prelu, 0, 0.25",
    "elu, 0, 1",
    "elu(0.5), 0, 0.5",
    "celu(0.5), 0, 1",
    "selu, 0, 1.7580993408",
  })
  void apply_zero_valueAndSlope(String text, double value, double slope) {
    Variable z = Variable.of("z", Tensor.of(new double[] {0}, Shape.of(1)));

    Tensor result = apply(text, z);
    double[] slopes = Gradient.of(result.sum(), z).of(z).toDoubles();

    assertThat(result.toDoubles()[0]).isCloseTo(value, digits(value));
    assertThat(slopes[0]).isCloseTo(slope, digits(slope));
  }

  @Test
  void prelu_slope_hasTheNegativePartAsDerivative() {
    Parameters parameters = Parameters.of(1, DType.F64);
    Tensor z = Tensor.of(new double[] {-1, 2}, Shape.of(2));
    Tensor value = new PRelu().apply(z, Trace.prediction(parameters).scope());
    Variable slope = parameters.get("slope");

    assertThat(Gradient.of(value.sum(), slope).of(slope).toDoubles()).containsExactly(-1);
  }

  @Test
  void softmax_deckScores_givesProbabilitiesAndTheirJacobian() {
    double[] scores = {3.2, 5.1, -1.7};
    Variable s = Variable.of("s", Tensor.of(scores, Shape.of(3)));
    double[] exponentials = s.exp().toDoubles();
    double[] sum = s.exp().sum().toDoubles();
    double[] p = Activation.SOFTMAX.of(s).toDoubles();
    double[] jacobian = Jacobian.of(Activation.SOFTMAX.of(s), s).toDoubles();

    assertDigits(exponentials, 24.5325302, 164.0219073, 0.1826835241);
    assertThat(sum[0]).isCloseTo(188.737121, within(5e-7));
    assertDigits(p, 0.1299825390, 0.8690495352, 9.679257746e-4);
    assertThat(jacobian[0]).isCloseTo(0.1130870786, digits(0.1130870786));
    assertThat(jacobian[1]).isCloseTo(-0.1129612651, digits(0.1129612651));
    assertThat(jacobian[2]).isCloseTo(-1.258134498e-4, digits(1.258134498e-4));
    assertThat(jacobian[4]).isCloseTo(0.1138024406, digits(0.1138024406));
    assertThat(jacobian[5]).isCloseTo(-8.411754445e-4, digits(8.411754445e-4));
    assertThat(jacobian[8]).isCloseTo(9.669888943e-4, digits(9.669888943e-4));
    for (int row = 0; row < 3; row++) {
      double rowSum = 0;
      for (int column = 0; column < 3; column++) {
        rowSum += jacobian[3 * row + column];
        assertThat(jacobian[3 * row + column])
            .isCloseTo(jacobian[3 * column + row], within(1e-16))
            .isCloseTo(p[row] * ((row == column ? 1 : 0) - p[column]), within(1e-15));
      }
      assertThat(rowSum).isCloseTo(0, within(1e-16));
    }
  }

  @Test
  void softmax_shiftedScores_areUnchanged() {
    Tensor s = Tensor.of(new double[] {3.2, 5.1, -1.7}, Shape.of(3));

    double[] shifted = Activation.SOFTMAX.of(s.plus(700)).toDoubles();

    double[] p = Activation.SOFTMAX.of(s).toDoubles();
    for (int i = 0; i < 3; i++) {
      assertThat(shifted[i]).isCloseTo(p[i], within(1e-12));
    }
  }

  @Test
  void logSoftmax_deckScores_isTheLogarithm() {
    Tensor s = Tensor.of(new double[] {3.2, 5.1, -1.7}, Shape.of(3));

    double[] logarithms = Activation.LOG_SOFTMAX.of(s).toDoubles();

    double[] p = Activation.SOFTMAX.of(s).toDoubles();
    for (int i = 0; i < 3; i++) {
      assertThat(logarithms[i]).isCloseTo(Math.log(p[i]), within(1e-14));
    }
  }

  @Test
  void tanh_halfOfOne_isSigmoidStretched() {
    Tensor a = Tensor.of(new double[] {1}, Shape.of(1));

    assertThat(a.times(0.5).tanh().toDoubles()[0]).isCloseTo(0.4621171573, digits(0.4621171573));
    assertThat(a.sigmoid().times(2).minus(1).toDoubles()[0])
        .isCloseTo(0.4621171573, digits(0.4621171573));
  }

  /** E16 and E12: the hidden layer of the deck's XOR, with the functions that it may mean. */
  @ParameterizedTest
  @CsvSource({
    "relu, 0, 1, 1, 0",
    "tanh, 0, 0, 0, 0",
    "heaviside, 2, 1, 1, 2",
  })
  void xor_deckWeights_dependsOnTheActivation(
      String text, double y00, double y01, double y10, double y11) {
    Tensor x = Tensor.of(new double[] {0, 0, 0, 1, 1, 0, 1, 1}, Shape.of(4, 2));
    Tensor hidden = Tensor.of(new double[] {1, -1, -1, 1}, Shape.of(2, 2));
    Tensor combine = Tensor.of(new double[] {1, 1}, Shape.of(2, 1));

    double[] y = apply(text, x.matmul(hidden)).matmul(combine).toDoubles();

    assertThat(y).containsExactly(y00, y01, y10, y11);
  }

  /** E17: softmax is a smooth argmax; the smooth maximum is log-sum-exp. */
  @Test
  void softmax_sharpened_nearsTheArgmaxAndLogSumExpTheMaximum() {
    Tensor s = Tensor.of(new double[] {3.2, 5.1, -1.7}, Shape.of(3));

    double[] sharp = Activation.SOFTMAX.of(s.times(100)).toDoubles();
    double smoothMaximum = s.times(100).logSumExp().dividedBy(100).toDoubles()[0];

    assertDigits(sharp, 0, 1, 0);
    assertThat(smoothMaximum).isCloseTo(5.1, within(1e-12));
  }

  /** E17: the ranges of tanh and the sigmoid are open; rounding alone closes them far out. */
  @Test
  void tanhAndSigmoid_ordinaryNumbers_stayInsideTheirOpenRanges() {
    Tensor z = Tensor.of(new double[] {-15, 15}, Shape.of(2));

    for (double value : z.tanh().toDoubles()) {
      assertThat(Math.abs(value)).isLessThan(1);
    }
    for (double value : z.sigmoid().toDoubles()) {
      assertThat(value).isGreaterThan(0).isLessThan(1);
    }
  }

  /** E37: the diagonal of softmax's Jacobian alone does not give p − z; class 1 is the true one. */
  @Test
  void softmax_diagonalOfTheJacobian_isNotTheDerivative() {
    Variable s = Variable.of("s", Tensor.of(new double[] {3.2, 5.1, -1.7}, Shape.of(3)));
    Tensor truth = Tensor.of(new double[] {1, 0, 0}, Shape.of(3));
    Tensor p = Activation.SOFTMAX.of(s);
    Tensor pulled = truth.dividedBy(p).negate();
    Tensor diagonal = Jacobian.of(p, s).times(Tensor.identity(3).to(DType.F64)).sum(1);

    double[] wrong = diagonal.times(pulled).toDoubles();
    double[] right = Gradient.of(p.log().times(truth).sum().negate(), s).of(s).toDoubles();

    assertThat(wrong).containsExactly(new double[] {-0.870017461, 0, 0}, within(5e-10));
    assertThat(right[0]).isCloseTo(-0.8700174610, digits(0.8700174610));
    assertThat(right[1]).isCloseTo(0.8690495352, digits(0.8690495352));
    assertThat(right[2]).isCloseTo(9.679257746e-4, digits(9.679257746e-4));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void apply_hugeNumbers_valueAndSlopeAreFinite(String text) {
    float[] points = {-1e6f, -1000, -104, -89, -50, -1e-30f, 0, 1e-30f, 50, 89, 104, 1000, 1e6f};
    Variable z = Variable.of("z", Tensor.of(points, Shape.of(1, points.length)));
    Layer layer = Layers.registry().parse(text);
    Tensor value = layer.apply(z, Trace.prediction(Parameters.of(1)).scope());
    Tensor slope = Gradient.of(value.sum(), z).of(z);

    var both = Compiler.compile(Compiler.inputs(), Compiler.outputs(value, slope)).runAll();

    for (Tensor result : both) {
      for (double number : result.toDoubles()) {
        assertThat(number).isFinite();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void apply_notANumber_staysOne(String text) {
    Layer layer = Layers.registry().parse(text);

    Tensor value =
        layer.apply(
            Tensor.of(new float[][] {{Float.NaN}}), Trace.prediction(Parameters.of(1)).scope());

    assertThat(value.toFloats()).containsExactly(Float.NaN);
  }

  static List<String> texts() {
    return List.of(
        ("identity heaviside sign relu sigmoid sigmoid(10) tanh softplus selu silu swish(1.5) gelu"
                + " gelu_tanh mish hard_sigmoid hard_swish gaussian_cdf softmax log_softmax"
                + " leaky_relu prelu elu elu(0.5) celu celu(0.5)")
            .split(" "));
  }

  private static Tensor apply(String text, Tensor z) {
    Layer layer = Layers.registry().parse(text);
    return layer.apply(z, Trace.prediction(Parameters.of(1, DType.F64)).scope());
  }

  private static void assertDigits(double[] found, double... expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(Math.abs(expected[i]) * 3e-9 + 1e-15));
    }
  }
}
