package dev.cajal.nn.linear;

import static dev.cajal.nn.Numbers.assertDigits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.descent.Surface;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.DecisionCells;
import dev.cajal.nn.neuron.Grid;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.NeuronLayer;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of the catalogue's P6 to P15, X4 to X6 and T4: linear models and feature maps. */
class LinearNumbersTest {
  private static final Tensor X = Matrices.matrix(column(0, 1, 2, 3));
  private static final Tensor Y = Matrices.vector(0, 0, 1, 1);

  private static double[][] column(double... values) {
    double[][] rows = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      rows[i] = new double[] {values[i]};
    }
    return rows;
  }

  private static DecisionCells toy(double thirdBias) {
    return new DecisionCells(
        AffineMap.of(new double[][] {{1, 0, 1}, {1, -1, -0.5}}, -2, 1, thirdBias));
  }

  @Test
  void p6_layerOfNeurons_isOneNeuronAColumn() {
    NeuronLayer layer = new NeuronLayer(toy(1).scores(), Activation.SIGMOID);
    Tensor x = Matrices.matrix(new double[] {0.5, -1});

    double[] values = layer.apply(x).toDoubles();

    for (int k = 0; k < 3; k++) {
      Hyperplane plane = toy(1).scores().plane(k);
      assertDigits(values[k], 1 / (1 + Math.exp(-plane.score(0.5, -1))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10, 0, 0, 6.143416449e-6, 1.233938179e-4, 0.9998704628",
    "10, 0, 4, 0.002472581962, 1.666012621e-5, 0.9975107579",
    "10, -5, -5, 2.778337025e-9, 0.1824255233, 0.8175744739",
    "1, 0, 0, 0.02428889768, 0.4878555512, 0.4878555512",
    "1, 0, 4, 0.9464991226, 0.006377460922, 0.04712341652",
  })
  void p7AndP8_threeClassToy(
      double thirdBias, double x1, double x2, double p1, double p2, double p3) {
    Tensor point = Matrices.matrix(new double[] {x1, x2});

    assertDigits(toy(thirdBias).probabilities(point).toDoubles(), p1, p2, p3);
  }

  @Test
  void p8_scoresAtTheOrigin() {
    assertThat(toy(10).scores().scores(0, 0)).containsExactly(-2, 1, 10);
    assertThat(toy(10).cell(0, 0)).isEqualTo(2);
  }

  @Test
  void p9_cellsAreIntersectionsOfHalfSpaces() {
    Grid grid = Grid.square(-5, 5, 21);
    DecisionCells cells = toy(1);
    int[] found = cells.cell(grid.points()).toInts();
    for (int row = 0; row < 21; row++) {
      for (int column = 0; column < 21; column++) {
        int cell = found[row * 21 + column];
        List<Hyperplane> walls = cells.walls(cell);
        assertThat(walls).hasSize(2);
        for (Hyperplane wall : walls) {
          assertThat(wall.score(grid.x(column), grid.y(row))).isGreaterThanOrEqualTo(-1e-12);
        }
      }
    }
  }

  @Test
  void p10_logisticAtGivenWeights() {
    Surface surface = BinaryRegression.logistic().surface(X, Y);

    assertDigits(surface.value(0.5, -1), 1.954562836);
    assertDigits(surface.gradient(0.5, -1), -1.755081338, -0.2310585786);
    Tensor p = Hyperplane.of(new double[] {0.5}, -1).score(X).sigmoid();
    assertDigits(p.toDoubles(), 0.2689414214, 0.3775406688, 0.5, 0.6224593312);
    // D4 divides the sum's gradient by N in a step of gradient descent.
    DescentPath step =
        Descent.path(
            q -> {
              Tensor s = X.matmul(q.slice(0, 0, 1).expand(1)).squeeze(1).plus(q.at(0, 1));
              return s.softplus().minus(s.times(Y)).mean();
            },
            new double[] {0.5, -1},
            new Sgd(0.1),
            1);
    assertDigits(step.last().x(1), -0.9942235355);
    assertDigits(step.last().x(0), 0.5438770334);
  }

  @Test
  void p11_probitAtGivenWeights() {
    Surface surface = BinaryRegression.probit().surface(X, Y);

    assertDigits(surface.value(0.5, -1), 1.603793790);
    assertDigits(surface.gradient(0.5, -1), -2.614089989, -0.5102845899);
    Tensor p = Activation.GAUSSIAN_CDF.of(Hyperplane.of(new double[] {0.5}, -1).score(X));
    assertDigits(p.toDoubles(), 0.1586552539, 0.3085375387, 0.5, 0.6914624613);
  }

  @Test
  void p12_lineFit() {
    Tensor x = Matrices.matrix(column(2, 4, 6, 8));
    Tensor y = Matrices.vector(3, 4, 5, 6);

    LeastSquaresFit fit = new LeastSquares().fit(x, y);

    assertThat(fit.plane().weights().get(0)).isCloseTo(0.5, within(1e-14));
    assertThat(fit.plane().bias()).isCloseTo(2, within(1e-14));
    assertThat(fit.residualSum()).isCloseTo(0, within(1e-25));
    assertDigits(fit.rSquared(), 1);
  }

  @Test
  void p12_lineFitByGradientDescent() {
    Tensor x = Matrices.vector(2, 4, 6, 8);
    Tensor y = Matrices.vector(3, 4, 5, 6);
    Surface sum = Surface.of(p -> x.times(p.at(0, 0)).plus(p.at(0, 1)).minus(y).square().sum(), 2);

    assertThat(sum.value(0, 0)).isEqualTo(86);
    assertThat(sum.gradient(0, 0)).containsExactly(-200, -36);
    DescentPath path =
        Descent.path(
            p -> x.times(p.at(0, 0)).plus(p.at(0, 1)).minus(y).square().mean(),
            new double[] {0, 0},
            new Sgd(0.02),
            1000);
    assertDigits(path.points().get(1).positionArray(), 1, 0.18);
    assertDigits(path.points().get(2).positionArray(), 0.764, 0.1528);
    assertDigits(path.points().get(10).positionArray(), 0.7926580894, 0.2535392809);
    assertDigits(path.last().positionArray(), 0.5004664597, 1.997216368);
  }

  @Test
  void p13_linearClassifierOnAnImage() {
    AffineMap map =
        new AffineMap(Tensor.full(0.01, Shape.of(3072, 10)), Tensor.full(0, Shape.of(10)));

    assertThat(map.apply(Tensor.ones(1, 32, 32, 3).flatten(1)).shape()).isEqualTo(Shape.of(1, 10));
  }

  @ParameterizedTest
  @CsvSource({"2, 3, 6", "784, 785, 308505", "3072, 3073, 4723201"})
  void p14AndX6_counts(int inputs, long linear, long quadratic) {
    assertThat(PolynomialFeatures.count(inputs, 1).longValueExact()).isEqualTo(linear);
    assertThat(PolynomialFeatures.count(inputs, 2).longValueExact()).isEqualTo(quadratic);
  }

  @Test
  void p14_orderOfTerms() {
    assertThat(new PolynomialFeatures(2, true).names(3))
        .containsExactly("x1^2", "x2^2", "x3^2", "x1·x2", "x1·x3", "x2·x3", "x1", "x2", "x3", "1");
    assertThat(
            new PolynomialFeatures(2, true)
                .apply(Matrices.matrix(new double[] {2, 3, 5}))
                .toDoubles())
        .containsExactly(4, 9, 25, 6, 10, 15, 2, 3, 5, 1);
    assertThat(new PolynomialFeatures(3).names(2))
        .containsExactly("x1^3", "x2^3", "x1^2·x2", "x1·x2^2", "x1^2", "x2^2", "x1·x2", "x1", "x2");
  }

  @Test
  void x5_toyTransform_separatesXor() {
    FeatureMap transform =
        x -> x.dividedBy(x.at(1, 0).times(x.at(1, 1)).times(2).plus(0.5).expand(1));
    Tensor corners =
        Matrices.matrix(column(0, 1, 0, 1))
            .concatenate(1, List.of(Matrices.matrix(column(0, 0, 1, 1))));

    double[] mapped = transform.apply(corners).toDoubles();
    Hyperplane line = Hyperplane.of(new double[] {1, 1}, -1.4);

    assertDigits(mapped, 0, 0, 2, 0, 0, 2, 0.4, 0.4);
    double[] distances = line.distance(transform.apply(corners)).toDoubles();
    assertDigits(distances[3], -0.4242640687);
    assertDigits(distances[1], 0.4242640687);
    assertDigits(transform.then(x -> x.sum(1).expand(1)).apply(corners).toDoubles(), 0, 2, 2, 0.8);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.5534942763, 0.3926167303",
    "2, 0.5184367573, 0.3710085968",
    "3, 0.02509699087, 0.05825535905",
    "4, 0.02435530937, 0.05850654313",
    "8, 0.02148261085, 0.06365019757",
    "12, 0, 10.85154281",
  })
  void t4_polynomialFits(int degree, double train, double test) {
    double[] xs = new double[13];
    double[] ys = new double[13];
    for (int i = 0; i < 13; i++) {
      xs[i] = -1 + i / 6.0;
      ys[i] = curve(xs[i]) + 0.3 * StrictMath.sin(2.0 * (i + 1) * (i + 1));
    }
    double[] testXs = new double[40];
    double[] testYs = new double[40];
    for (int j = 0; j < 40; j++) {
      testXs[j] = -1 + (2 * j + 1) / 40.0;
      testYs[j] = curve(testXs[j]) + 0.3 * StrictMath.sin((j + 1.0) * (j + 1.0));
    }
    PolynomialFeatures features = new PolynomialFeatures(degree);

    LeastSquaresFit fit =
        new LeastSquares().fit(features.apply(Matrices.matrix(column(xs))), Matrices.vector(ys));
    double found =
        fit.meanSquare(features.apply(Matrices.matrix(column(testXs))), Matrices.vector(testYs));

    if (degree == 12) {
      assertThat(fit.meanSquare()).isCloseTo(0, within(1e-20));
    } else {
      assertDigits(fit.meanSquare(), train);
    }
    assertDigits(found, test, 2e-9);
  }

  private static double curve(double x) {
    return 4 * x * x * x - 3 * x + x * x / 2;
  }

  @Test
  void l9_multinomialGradient_isFeaturesTimesResiduals() {
    Variable w = Variable.of("w", toy(1).scores().weight());
    Tensor x = Matrices.matrix(new double[] {1, 2}, new double[] {-1, 0.5});
    Tensor codes = Tensor.of(new int[] {0, 2}, Shape.of(2));
    Tensor scores = x.matmul(w);

    Tensor loss = new CrossEntropy().perSample(scores, codes).sum();
    Tensor expected = x.matmul(scores.softmax(-1).minus(codes.oneHot(3, w.dtype())), true, false);

    assertThat(Gradient.of(loss, w).of(w).toDoubles())
        .containsExactly(expected.toDoubles(), within(1e-14));
  }
}
