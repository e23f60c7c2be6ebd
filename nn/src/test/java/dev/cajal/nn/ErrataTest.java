package dev.cajal.nn;

import static dev.cajal.nn.Numbers.assertDigits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.algebra.Pca;
import dev.cajal.nn.backprop.Backpropagation;
import dev.cajal.nn.backprop.Layout;
import dev.cajal.nn.backprop.MultiplicationCount;
import dev.cajal.nn.backprop.OutputLoss;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.linear.Perceptron;
import dev.cajal.nn.linear.PerceptronCriterion;
import dev.cajal.nn.linear.PerceptronFit;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.Augmentation;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.DecisionCells;
import dev.cajal.nn.neuron.Gate;
import dev.cajal.nn.neuron.Grid;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.NeuronLayer;
import dev.cajal.nn.neuron.NeuronNetwork;
import dev.cajal.nn.neuron.Threshold;
import dev.cajal.nn.neuron.TruthTable;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.shape.ShapeException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalogue's errata about these models: the printed form fails beside the corrected one. */
class ErrataTest {
  private static final Tensor X5 =
      Matrices.matrix(
          new double[] {1, 2},
          new double[] {-1, 0.5},
          new double[] {0.3, -0.7},
          new double[] {2, 1},
          new double[] {0, -1});
  private static final Tensor T5 =
      Matrices.matrix(
          new double[] {1, 0, 0},
          new double[] {0, 0, 1},
          new double[] {0, 1, 0},
          new double[] {1, 0, 0},
          new double[] {0, 0, 1});

  private static NeuronNetwork network() {
    return NeuronNetwork.of(
        NeuronLayer.of(
            new double[][] {{0.1, -0.2, 0.3, 0.5}, {0.4, 0.5, -0.6, 0.2}},
            new double[] {0, 0.1, -0.1, 0.3},
            Activation.SIGMOID),
        NeuronLayer.of(
            new double[][] {
              {0.2, -0.1, 0.3}, {-0.4, 0.6, 0.1}, {0.5, -0.3, -0.2}, {0.1, 0.7, -0.5}
            },
            new double[] {0.1, 0, -0.1},
            Activation.SOFTMAX));
  }

  private static Backpropagation pass(Reduction reduction, Layout layout) {
    return Backpropagation.of(network(), OutputLoss.CROSS_ENTROPY, reduction, X5, T5, layout);
  }

  private static DecisionCells toy(double thirdBias) {
    return new DecisionCells(
        AffineMap.of(new double[][] {{1, 0, 1}, {1, -1, -0.5}}, -2, 1, thirdBias));
  }

  @Test
  void e1_thirdBiasOfTen_leavesOneRegion() {
    double[] printed = toy(10).shares(Grid.square(-5, 5, 101));
    double[] corrected = new double[3];
    for (int k = 0; k < 3; k++) {
      corrected[k] = DecisionCells.area(toy(1).polygon(k, Grid.square(-5, 5, 2))) / 100;
    }

    assertThat(printed).containsExactly(0, 0, 1);
    assertThat(corrected).containsExactly(new double[] {0.26, 0.4425, 0.2975}, within(1e-12));
    assertThat(sharesOfRoundedGrid(toy(1)))
        .containsExactly(new double[] {0.266, 0.440, 0.294}, within(0.0005));
  }

  /** On the catalogue's grid −5 + 0.1·i, whose rounding breaks the ties on the borders. */
  private static double[] sharesOfRoundedGrid(DecisionCells cells) {
    double[][] points = new double[101 * 101][];
    for (int i = 0; i < points.length; i++) {
      int row = i / 101;
      points[i] = new double[] {-5 + 0.1 * (i % 101), -5 + 0.1 * row};
    }
    double[] shares = new double[3];
    for (int cell : cells.cell(Matrices.matrix(points)).toInts()) {
      shares[cell] += 1.0 / points.length;
    }
    return shares;
  }

  @Test
  void e4_gradientWithoutOneOverN_isFiveTimesTooLarge() {
    double[] printed = pass(Reduction.SUM, Layout.ROWS).gradients().get(0).weight().toDoubles();
    double[] corrected = pass(Reduction.MEAN, Layout.ROWS).gradients().get(0).weight().toDoubles();

    for (int i = 0; i < printed.length; i++) {
      assertDigits(printed[i] / corrected[i], 5);
    }
  }

  @Test
  void e5_printedProductOfTheHiddenError_isNotConformable() {
    Tensor delta = pass(Reduction.MEAN, Layout.ROWS).value("Δ2").slice(0, 0, 1);
    Tensor weight = network().layers().get(1).map().weight();

    assertThatThrownBy(() -> delta.transpose().matmul(weight))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("left columns must equal right rows");
    assertThat(delta.matmul(weight, false, true).shape().dims()).containsExactly(1, 4);
  }

  @Test
  void e6_slopeOfTheValue_isNotThatOfTheScore() {
    Tensor u = Matrices.vector(0.6);
    Tensor h = u.sigmoid();

    assertDigits(h.toDouble(), 0.6456563062);
    assertDigits(h.times(h.subtractedFrom(1)).toDouble(), 0.2287842405);
    Tensor twice = h.sigmoid();
    assertDigits(twice.times(twice.subtractedFrom(1)).toDouble(), 0.2256543412);
  }

  @Test
  void e11_subgradientIsStuckAtZero_whileTheRuleMoves() {
    TruthTable and = TruthTable.parse("0001");
    Hyperplane zero = Hyperplane.of(new double[] {0, 0}, 0);

    Hyperplane stuck =
        PerceptronCriterion.subgradient(zero, and.points(), and.labels(), BinaryLabels.ZERO_ONE);
    PerceptronFit signRule =
        new Perceptron().fit(and.points(), and.labels(), BinaryLabels.ZERO_ONE);
    PerceptronFit tieRule =
        new Perceptron(1, 1000, true, Perceptron.Tie.IS_ERROR)
            .fit(and.points(), and.labels(), BinaryLabels.ZERO_ONE);
    TruthTable always = TruthTable.parse("1111");

    assertThat(stuck.norm() + Math.abs(stuck.bias())).isZero();
    assertThat(signRule.path().getFirst().sample()).isZero();
    assertThat(tieRule.converged()).isTrue();
    assertThat(
            new Perceptron().fit(always.points(), always.labels(), BinaryLabels.ZERO_ONE).updates())
        .isZero();
    assertThat(
            new Perceptron(1, 1000, true, Perceptron.Tie.IS_ERROR)
                .fit(always.points(), always.labels(), BinaryLabels.ZERO_ONE)
                .updates())
        .isPositive();
  }

  @Test
  void e12AndE16_xorByDifferences_needsReluOrAStrictStep() {
    Tensor corners = TruthTable.parse("0110").points();

    assertThat(xor(Threshold.AT_LEAST_ZERO, corners)).containsExactly(2, 1, 1, 2);
    assertThat(xor(Threshold.ABOVE_ZERO, corners)).containsExactly(0, 1, 1, 0);
    assertThat(xor(Activation.RELU, corners)).containsExactly(0, 1, 1, 0);
    assertThat(xor(Activation.TANH, corners))
        .containsExactly(new double[] {0, 0, 0, 0}, within(0.0));
  }

  private static double[] xor(Layer activation, Tensor corners) {
    return Gate.xorByDifferences(activation).apply(corners).toDoubles();
  }

  @Test
  void e13_cellWithBias_canBeATriangle() {
    double h = Math.sqrt(3) / 2;
    DecisionCells bounded =
        new DecisionCells(
            AffineMap.of(new double[][] {{0, 1, -0.5, -0.5}, {0, 0, h, -h}}, 1, 0, 0, 0));
    DecisionCells cones =
        new DecisionCells(
            AffineMap.of(new double[][] {{0, 1, -0.5, -0.5}, {0, 0, h, -h}}, 0, 0, 0, 0));

    List<double[]> triangle = bounded.polygon(0, Grid.square(-10, 10, 2));

    assertThat(triangle).hasSize(3);
    assertDigits(DecisionCells.area(triangle), 5.196152423);
    assertThat(DecisionCells.area(cones.polygon(0, Grid.square(-10, 10, 2))))
        .isCloseTo(0, within(1e-12));
    for (double scale : new double[] {1, 10, 1000}) {
      assertThat(cones.cell(2 * scale, 0.3 * scale)).isEqualTo(cones.cell(2, 0.3));
    }
  }

  @Test
  void e15_fourInputsAndABias_areFiveWeights() {
    Tensor four = Matrices.matrix(new double[] {1, 2, 3, 4});
    Hyperplane printed = Hyperplane.of(new double[] {1, 1, 1, 1}, 5);

    assertThatThrownBy(() -> printed.score(Augmentation.FIRST.samples(four)))
        .isInstanceOf(ShapeException.class);
    assertThat(Augmentation.FIRST.weight(AffineMap.of(printed)).shape().dim(0)).isEqualTo(5);
    assertThat(printed.score(four).toDouble()).isEqualTo(15);
  }

  @Test
  void e18_descentStaysOnASaddle() {
    DescentPath still = Descent.path(ErrataTest::camel, new double[] {0, 0}, new Sgd(0.01), 200);
    DescentPath nudged =
        Descent.path(ErrataTest::camel, new double[] {1e-6, -1e-6}, new Sgd(0.01), 2_000);

    assertThat(still.last().positionArray()).containsExactly(0, 0);
    assertDigits(nudged.last().value(), -1.031628453);
  }

  private static Tensor camel(Tensor x) {
    Tensor a = x.at(0, 0);
    Tensor a2 = a.square();
    Tensor b2 = x.at(0, 1).square();
    Tensor first = a2.times(-2.1).plus(4).plus(a2.square().dividedBy(3)).times(a2);
    return first.plus(a.times(x.at(0, 1))).plus(b2.times(4).minus(4).times(b2));
  }

  @Test
  void e19_batchSum_isThatShareOfTheFullGradient() {
    double[] full = bias(X5, T5);
    double[] batches = new double[3];
    for (int from = 0; from < 5; from++) {
      Tensor x = Tensor.concatenate(0, X5, X5).slice(0, from, from + 2);
      Tensor t = Tensor.concatenate(0, T5, T5).slice(0, from, from + 2);
      double[] part = bias(x, t);
      for (int k = 0; k < 3; k++) {
        batches[k] += part[k] / 5;
      }
    }

    for (int k = 0; k < 3; k++) {
      assertDigits(batches[k], 2.0 / 5 * full[k]);
    }
  }

  private static double[] bias(Tensor x, Tensor t) {
    return Backpropagation.of(network(), OutputLoss.CROSS_ENTROPY, Reduction.SUM, x, t, Layout.ROWS)
        .value("db2")
        .toDoubles();
  }

  @Test
  void e27_weightsAreOutputsByInputs() {
    Tensor printed = network().layers().get(0).map().weight();
    Tensor x = X5.slice(0, 0, 1).transpose();

    assertThatThrownBy(() -> printed.matmul(x)).isInstanceOf(ShapeException.class);
    assertThat(printed.transpose().matmul(x).shape().dims()).containsExactly(4, 1);
  }

  @Test
  void e31_totalCost_isTwoForwardPassesOnlyForOneWideLayer() {
    assertThat(MultiplicationCount.of(784, 30, 10).ratio()).isCloseTo(2.01, within(0.005));
    assertDigits(MultiplicationCount.of(100, 100, 100, 100, 100, 100).ratio(), 2.8);
    int[] deep = new int[200];
    Arrays.fill(deep, 10);
    assertThat(MultiplicationCount.of(deep).ratio()).isBetween(2.99, 3.0);
  }

  @Test
  void e33_correctingWithoutTheConstant_neverLearnsTheBias() {
    Perceptron printed = new Perceptron(1, 1000, false, Perceptron.Tie.IS_CLASS_ONE);
    for (String gate : List.of("0001", "0111")) {
      TruthTable table = TruthTable.parse(gate);

      PerceptronFit failed = printed.fit(table.points(), table.labels(), BinaryLabels.ZERO_ONE);

      assertThat(failed.converged()).isFalse();
      assertThat(failed.last().bias()).isZero();
      assertThat(
              new Perceptron()
                  .fit(table.points(), table.labels(), BinaryLabels.ZERO_ONE)
                  .converged())
          .isTrue();
    }
  }

  @Test
  void e36_probabilities_fillOneDimensionLessThanClasses() {
    Tensor probabilities = network().apply(X5);

    Pca pca = Pca.fit(probabilities);

    assertThat(pca.variances().get(1)).isGreaterThan(1e-6);
    assertThat(pca.variances().get(2)).isCloseTo(0, within(1e-17));
  }

  @Test
  void e38AndE39_shapesOfTheAugmentedGradient() {
    Backpropagation pass = pass(Reduction.SUM, Layout.AUGMENTED);
    Tensor error = pass.value("E2");

    // Printed: the values of the layer itself; its own neurons are no inputs of it.
    Tensor own = Augmentation.FIRST.samples(network().apply(X5)).transpose();
    Tensor printed = error.transpose().matmul(own, false, true);

    assertThat(printed.shape().dims()).containsExactly(3, 4);
    assertThat(pass.value("dW̃2").shape().dims()).containsExactly(3, 5);
    assertThat(pass.value("S2").at(1, 0).shape().dims()).containsExactly(3);
  }

  @Test
  void e40_errorsAreCumulative_andEndAtTheFirstLayer() {
    Backpropagation pass = pass(Reduction.SUM, Layout.AUGMENTED);
    Tensor weight = network().layers().get(1).map().weight().transpose();
    Tensor slopes = pass.value("V1").times(pass.value("V1").subtractedFrom(1)).transpose();

    Tensor cumulative = pass.value("E2").matmul(weight).times(slopes);
    Tensor printed = Tensor.ones(5, 3).to(weight.dtype()).matmul(weight).times(slopes);

    assertThat(cumulative.toDoubles()).containsExactly(pass.value("E1").toDoubles(), within(1e-14));
    assertThat(printed.minus(cumulative).absolute().max().toDouble()).isGreaterThan(0.1);
    assertThatThrownBy(() -> pass.value("S0")).hasMessageContaining("found \"S0\"");
  }

  @Test
  void e41_adamsCorrection_hasTheNumberOfTheStep() {
    DescentPath path = Descent.path(Tensor::sum, new double[] {0}, new Adam(0.1), 4);

    for (int t = 1; t <= 4; t++) {
      assertThat(path.points().get(t - 1).x(0) - path.points().get(t).x(0))
          .isCloseTo(0.1, within(1e-8));
    }
    assertThat(printedAdamStep(0)).isNaN();
    assertThat(printedAdamStep(1)).isCloseTo(1.344, within(5e-4));
    assertThat(printedAdamStep(2)).isCloseTo(1.165, within(5e-4));
  }

  /** The step for a constant gradient 1 when moments t + 1 are divided by 1 − β^t. */
  private static double printedAdamStep(int t) {
    double m = 0;
    double v = 0;
    for (int i = 0; i <= t; i++) {
      m = 0.9 * m + 0.1;
      v = 0.999 * v + 0.001;
    }
    return m / (1 - Math.pow(0.9, t)) / Math.sqrt(v / (1 - Math.pow(0.999, t)));
  }
}
