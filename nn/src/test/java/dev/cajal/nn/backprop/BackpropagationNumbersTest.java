package dev.cajal.nn.backprop;

import static dev.cajal.nn.Numbers.assertDigits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Gradient;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.descent.FiniteDifferences;
import dev.cajal.nn.descent.Surface;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.NeuronLayer;
import dev.cajal.nn.neuron.NeuronNetwork;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The numbers of the catalogue's group B (B6, B8, B10, B11) and of M11: back-propagation in three
 * layouts, and its cost.
 */
class BackpropagationNumbersTest {
  private static final Tensor ONE = Matrices.matrix(new double[] {1});

  static NeuronNetwork columnNetwork() {
    return NeuronNetwork.of(
        NeuronLayer.of(
            new double[][] {{0.1, 0.3}, {0.2, 0.4}}, new double[] {0.1, -0.1}, Activation.SIGMOID),
        NeuronLayer.of(new double[][] {{0.5}, {-0.6}}, new double[] {0.2}, Activation.SIGMOID));
  }

  static NeuronNetwork rowNetwork() {
    return NeuronNetwork.of(
        NeuronLayer.of(
            new double[][] {{0.1, -0.2, 0.3}, {0.4, 0.5, -0.6}},
            new double[] {0, 0.1, -0.1},
            Activation.SIGMOID),
        NeuronLayer.of(
            new double[][] {{0.2, -0.1, 0.3}, {-0.4, 0.6, 0.1}, {0.5, -0.3, -0.2}},
            new double[] {0.1, 0, -0.1},
            Activation.SOFTMAX));
  }

  private static NeuronNetwork random(Layer hidden, Layer output) {
    RandomKey key = RandomKey.of(9);
    return NeuronNetwork.of(
        new NeuronLayer(
            new AffineMap(
                key.child("a").normal(Shape.of(3, 4), DType.F64),
                key.child("b").normal(Shape.of(4), DType.F64)),
            hidden),
        new NeuronLayer(
            new AffineMap(
                key.child("c").normal(Shape.of(4, 2), DType.F64),
                key.child("d").normal(Shape.of(2), DType.F64)),
            output));
  }

  @Test
  void b10_columns_everyNumber() {
    Tensor x = Matrices.matrix(new double[] {1, 2});

    Backpropagation pass =
        Backpropagation.of(
            columnNetwork(), OutputLoss.HALF_SQUARED, Reduction.SUM, x, ONE, Layout.COLUMNS);

    assertDigits(pass.value("z1").toDoubles(), 0.6, 1);
    assertDigits(pass.value("a1").toDoubles(), 0.6456563062, 0.7310585786);
    assertDigits(pass.value("z2").toDoubles(), 0.08419300593);
    assertDigits(pass.value("a2").toDoubles(), 0.5210358270);
    assertDigits(pass.loss(), 0.1147033395);
    assertDigits(
        pass.value("dW1").toDoubles(),
        -0.01367318703,
        -0.02734637406,
        0.01410050831,
        0.02820101662);
    assertDigits(pass.value("db1").toDoubles(), -0.01367318703, 0.01410050831);
    assertDigits(pass.value("dW2").toDoubles(), -0.07717471637, -0.08738277302);
    assertDigits(pass.value("db2").toDoubles(), -0.1195290987);
    assertThat(pass.value("δ2").toDoubles()).containsExactly(pass.value("db2").toDoubles());
  }

  @Test
  void b10_binaryCrossEntropy() {
    Tensor x = Matrices.matrix(new double[] {1, 2});

    Backpropagation pass =
        Backpropagation.of(
            columnNetwork(),
            OutputLoss.BINARY_CROSS_ENTROPY,
            Reduction.SUM,
            x,
            ONE,
            Layout.COLUMNS);

    assertDigits(pass.loss(), 0.6519364738);
    assertDigits(pass.value("db1").toDoubles(), -0.05478972727, 0.05650204321);
    assertDigits(pass.value("dW2").toDoubles(), -0.3092462388, -0.3501508675);
    assertDigits(pass.value("db2").toDoubles(), -0.4789641730);
  }

  @Test
  void b11_rows() {
    Tensor x = Matrices.matrix(new double[] {1, 2}, new double[] {-1, 0.5});
    Tensor t = Matrices.matrix(new double[] {1, 0, 0}, new double[] {0, 0, 1});

    Backpropagation pass =
        Backpropagation.of(
            rowNetwork(), OutputLoss.CROSS_ENTROPY, Reduction.MEAN, x, t, Layout.ROWS);

    assertDigits(pass.loss(), 1.177716823);
    assertDigits(pass.value("A2").at(0, 0).toDoubles(), 0.3087103875, 0.3705228421, 0.3207667703);
    assertDigits(pass.value("db2").toDoubles(), -0.1820767752, 0.3680666107, -0.1859898355);
    assertDigits(
        pass.value("dW1").toDoubles(),
        0.01418838832,
        0.05231911253,
        -0.07254555642,
        -0.02740794465,
        0.1102171848,
        -0.09175968707);
  }

  @Test
  void b6_batchOfFive_shapes() {
    Backpropagation pass = fiveSamples(Layout.AUGMENTED, Activation.TANH, Activation.IDENTITY);

    assertThat(pass.value("Ṽ0").shape()).isEqualTo(Shape.of(4, 5));
    assertThat(pass.value("S1").shape()).isEqualTo(Shape.of(4, 5));
    assertThat(pass.value("E2").shape()).isEqualTo(Shape.of(5, 2));
    assertThat(pass.value("dW̃2").shape()).isEqualTo(Shape.of(2, 5));
    assertThat(pass.value("dW̃1").shape()).isEqualTo(Shape.of(4, 4));
  }

  private static Backpropagation fiveSamples(Layout layout, Layer hidden, Layer output) {
    RandomKey key = RandomKey.of(11);
    return Backpropagation.of(
        random(hidden, output),
        OutputLoss.SQUARED,
        Reduction.SUM,
        key.child("x").normal(Shape.of(5, 3), DType.F64),
        key.child("t").normal(Shape.of(5, 2), DType.F64),
        layout);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void layouts_agreeWithTheEngineAndWithDifferences(Layout layout) {
    NeuronNetwork network = random(Activation.TANH, Activation.SIGMOID);
    RandomKey key = RandomKey.of(12);
    Tensor x = key.child("x").normal(Shape.of(5, 3), DType.F64).evaluate();
    Tensor t = key.child("t").uniform(Shape.of(5, 2), DType.F64).evaluate();
    for (OutputLoss loss : OutputLoss.values()) {
      for (Reduction reduction : Reduction.values()) {
        Backpropagation pass = Backpropagation.of(network, loss, reduction, x, t, layout);
        for (int l = 0; l < 2; l++) {
          Variable w = Variable.of("w", network.layers().get(l).map().weight());
          Variable b = Variable.of("b", network.layers().get(l).map().bias());
          Tensor value = outputs(network, l, w, b, x);
          Gradient gradient = Gradient.of(reduction.of(loss.elements(value, t).sum(1)), w, b);

          assertThat(pass.gradients().get(l).weight().toDoubles())
              .containsExactly(gradient.of(w).toDoubles(), within(1e-12));
          assertThat(pass.gradients().get(l).bias().toDoubles())
              .containsExactly(gradient.of(b).toDoubles(), within(1e-12));
        }
      }
    }
    Backpropagation pass =
        Backpropagation.of(network, OutputLoss.SQUARED, Reduction.SUM, x, t, layout);
    AffineMap second = network.layers().get(1).map();
    Surface surface =
        Surface.of(
            p ->
                OutputLoss.SQUARED
                    .elements(
                        outputs(network, 1, p.slice(0, 0, 8).reshape(4, 2), p.slice(0, 8, 10), x),
                        t)
                    .sum(),
            10);
    double[] at = second.weight().reshape(8).concatenate(0, List.of(second.bias())).toDoubles();
    double[] differences = FiniteDifferences.central(surface, at, 1e-5);
    double[] found = pass.gradients().get(1).weight().toDoubles();
    for (int i = 0; i < 8; i++) {
      assertThat(found[i]).isCloseTo(differences[i], within(4e-9));
    }
  }

  private static Tensor outputs(NeuronNetwork network, int changed, Tensor w, Tensor b, Tensor x) {
    Tensor value = x;
    for (int l = 0; l < network.layers().size(); l++) {
      NeuronLayer layer = network.layers().get(l);
      value = layer.activate(l == changed ? value.matmul(w).plus(b) : layer.scores(value));
    }
    return value;
  }

  @Test
  void softmaxWithCrossEntropy_isTheSameInEveryLayout() {
    Tensor x = Matrices.matrix(new double[] {1, 2}, new double[] {-1, 0.5});
    Tensor t = Matrices.matrix(new double[] {1, 0, 0}, new double[] {0, 0, 1});
    for (Layout layout : Layout.values()) {
      Backpropagation pass =
          Backpropagation.of(rowNetwork(), OutputLoss.CROSS_ENTROPY, Reduction.MEAN, x, t, layout);

      assertThat(pass.layout()).isEqualTo(layout);
      assertDigits(
          pass.gradients().get(1).bias().toDoubles(), -0.1820767752, 0.3680666107, -0.1859898355);
    }
  }

  @Test
  void steps_areNamedInOrder() {
    Backpropagation pass =
        Backpropagation.of(
            columnNetwork(),
            OutputLoss.HALF_SQUARED,
            Reduction.SUM,
            Matrices.matrix(new double[] {1, 2}),
            ONE,
            Layout.COLUMNS);

    assertThat(pass.steps().stream().map(BackpropagationStep::symbol))
        .containsExactly("a0", "z1", "a1", "z2", "a2", "δ2", "dW2", "db2", "δ1", "dW1", "db1");
    assertThat(pass.steps().get(8).formula()).isEqualTo("(W2ᵀ·δ2) ⊙ f′(z1)");
    assertThat(pass.steps().get(5).formula()).isEqualTo("[a − t] ⊙ f′(z2)");
    assertThat(pass.steps().get(5).backward()).isTrue();
    assertThat(pass.steps().get(0)).hasToString("a0 = x = [[1.0],\n [2.0]]");
  }

  @ParameterizedTest
  @CsvSource({
    "784-30-10, 23820, 24120, 2.0126, 23860, 23861",
    "100-100-100-100-100-100, 50000, 90000, 2.8, 50500, 50501",
    "784-10, 7840, 7840, 2, 7850, 7851"
  })
  void b8AndM11_cost(
      String widths, long forward, long backward, double ratio, long parameters, long passes) {
    int[] sizes = Arrays.stream(widths.split("-", -1)).mapToInt(Integer::parseInt).toArray();

    MultiplicationCount count = MultiplicationCount.of(sizes);

    assertThat(count.forward()).isEqualTo(forward);
    assertThat(count.backward()).isEqualTo(backward);
    assertThat(count.ratio()).isCloseTo(ratio, within(5e-5));
    assertThat(count.parameters()).isEqualTo(parameters);
    assertThat(count.differencePasses()).isEqualTo(passes);
  }

  @Test
  void mistakes_areTold() {
    Tensor x = Matrices.matrix(new double[] {1, 2});

    assertThatThrownBy(
            () ->
                Backpropagation.of(
                    columnNetwork(), OutputLoss.SQUARED, Reduction.SUM, ONE, ONE, Layout.ROWS))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "back-propagation: samples must be [N, 2] and targets [N, 1], N at least 1; found"
                + " f64[1, 1] and f64[1, 1]");
    assertThatThrownBy(
            () ->
                Backpropagation.of(
                    rowNetwork(),
                    OutputLoss.SQUARED,
                    Reduction.SUM,
                    x,
                    Matrices.matrix(new double[] {1, 0, 0}),
                    Layout.ROWS))
        .hasMessage(
            "back-propagation: a softmax may only stand at the end, with CROSS_ENTROPY; found one"
                + " in layer 2 of 2 with SQUARED");
    assertThatThrownBy(
            () ->
                Backpropagation.of(
                        columnNetwork(), OutputLoss.SQUARED, Reduction.SUM, x, ONE, Layout.ROWS)
                    .value("δ2"))
        .hasMessage(
            "back-propagation: the symbols of this layout are A0, Z1, A1, Z2, A2, Δ2, dW2, db2,"
                + " Δ1, dW1, db1; found \"δ2\"");
    assertThatThrownBy(() -> MultiplicationCount.of(3))
        .hasMessage(
            "multiplication count: at least two widths of at least 1 are needed; found [3]");
  }
}
