package dev.cajal.nn.linear;

import static dev.cajal.nn.Numbers.assertDigits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.descent.Newton;
import dev.cajal.nn.loss.BinaryCrossEntropy;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.DecisionCells;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import org.junit.jupiter.api.Test;

/** Fits compared with independent computations, and what they refuse. */
class FitTest {
  private static Tensor column(double... values) {
    return Matrices.vector(values).expand(1).evaluate();
  }

  private static final Tensor X = column(0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4);
  private static final Tensor Y = Matrices.vector(0, 0, 1, 0, 1, 0, 1, 1);

  @Test
  void logistic_matchesIterativelyReweightedLeastSquares() {
    BinaryFit fit = BinaryRegression.logistic().fit(X, Y);

    assertDigits(fit.plane().weights().get(0), 1.1881687204);
    assertDigits(fit.plane().bias(), -2.67337962089);
    assertDigits(fit.weightErrors().get(0), 0.864483159292);
    assertDigits(fit.biasError(), 2.12072803314);
    assertDigits(fit.logLikelihood(), -4.22479053744);
    assertDigits(fit.probability(2.25), 0.5, 1e-12);
    assertThat(fit.iterations()).isBetween(3, 10);
  }

  @Test
  void probit_matchesAnIndependentNewton() {
    BinaryFit fit = BinaryRegression.probit().fit(X, Y);

    assertDigits(fit.plane().weights().get(0), 0.747566458508);
    assertDigits(fit.plane().bias(), -1.68202453164);
    assertDigits(fit.weightErrors().get(0), 0.510128644884);
    assertDigits(fit.biasError(), 1.25171402931);
    assertDigits(fit.logLikelihood(), -4.18814783534);
  }

  @Test
  void multinomial_matchesAnIndependentNewton() {
    Tensor codes = Matrices.vector(0, 0, 1, 0, 1, 2, 1, 2, 2);

    MultinomialFit fit =
        new MultinomialRegression().fit(column(0, 1, 2, 3, 4, 5, 6, 7, 8), codes, 3);

    assertDigits(fit.scores().weight().toDoubles(), 0, 1.167966530683, 2.335933061365);
    assertDigits(fit.scores().bias().toDoubles(), 0, -2.983429605855, -9.343732245461);
    assertDigits(fit.standardErrors().weight().toDoubles(), 0, 0.902372714189, 1.301688202659);
    assertDigits(fit.standardErrors().bias().toDoubles(), 0, 2.507313312765, 5.71383324897);
    assertDigits(fit.logLikelihood(), -4.91024587492);
    assertThat(fit.cells().cell(8)).isEqualTo(2);
  }

  @Test
  void multinomial_ofTwoClasses_isLogistic() {
    MultinomialFit two = new MultinomialRegression().fit(X, Y, 2);

    assertDigits(two.scores().plane(1).weights().get(0), 1.1881687204);
    assertDigits(two.scores().plane(1).bias(), -2.67337962089);
  }

  @Test
  void leastSquares_standardErrors() {
    LeastSquaresFit fit =
        new LeastSquares().fit(column(1, 2, 3, 4, 5), Matrices.vector(1, 3, 2, 5, 4));

    assertDigits(fit.plane().weights().get(0), 0.8);
    assertDigits(fit.plane().bias(), 0.6);
    assertDigits(fit.weightErrors().get(0), 0.346410161514);
    assertDigits(fit.biasError(), 1.148912529308);
    assertDigits(fit.residualSum(), 3.6);
    assertDigits(fit.rSquared(), 0.64);
  }

  @Test
  void leastSquares_ridge_solvesTheShiftedEquations() {
    Tensor x = Matrices.matrix(new double[] {1, 2}, new double[] {3, 1}, new double[] {0, 1});
    Tensor y = Matrices.vector(1, 2, 4);

    double[] w = new LeastSquares(false, 0.5).fit(x, y).plane().weightArray();

    double[] gram = x.matmul(x, true, false).toDoubles();
    double[] right = x.transpose().matmul(y.expand(1)).toDoubles();
    assertThat((gram[0] + 0.5) * w[0] + gram[1] * w[1]).isCloseTo(right[0], within(1e-12));
    assertThat(gram[2] * w[0] + (gram[3] + 0.5) * w[1]).isCloseTo(right[1], within(1e-12));
  }

  @Test
  void svm_provesItsOptimumByTheDual() {
    RandomKey key = RandomKey.of(4);
    Tensor x = key.normal(Shape.of(40, 2), DType.F64).evaluate();
    Tensor y = x.at(1, 0).plus(x.at(1, 1)).greaterThan(0.2).to(DType.F64).evaluate();

    SvmFit fit = new LinearSvm(1, 10_000, 1e-6).fit(x, y, BinaryLabels.ZERO_ONE);

    assertThat(fit.converged()).isTrue();
    assertThat(fit.primal() - fit.dual()).isBetween(-1e-9, 1e-6 * fit.primal());
    assertThat(fit.supportVectors()).isNotEmpty().hasSizeLessThan(40);
    double[] scores = fit.plane().score(x).toDoubles();
    double[] labels = y.toDoubles();
    double objective =
        (fit.plane().norm() * fit.plane().norm() + fit.plane().bias() * fit.plane().bias()) / 2;
    for (int i = 0; i < 40; i++) {
      objective += Math.max(0, 1 - (2 * labels[i] - 1) * scores[i]);
    }
    assertDigits(fit.primal(), objective);
    assertDigits(fit.margin(), 1 / fit.plane().norm());
  }

  @Test
  void svm_oneVersusRest_findsThreeCorners() {
    Tensor x =
        Matrices.matrix(
            new double[] {0, 0},
            new double[] {0.2, 0},
            new double[] {3, 0},
            new double[] {3, 0.3},
            new double[] {0, 3},
            new double[] {0.1, 3.2});
    Tensor codes = Matrices.vector(0, 0, 1, 1, 2, 2);

    AffineMap scores = new LinearSvm(100, 10_000, 1e-3).fitOneVersusRest(x, codes, 3);

    assertThat(new DecisionCells(scores).cell(x).toInts()).containsExactly(0, 0, 1, 1, 2, 2);
  }

  @Test
  void separatedClasses_haveNoLikelihoodMaximum() {
    Tensor x = column(0, 1, 2, 3);
    Tensor y = Matrices.vector(0, 0, 1, 1);

    assertThatThrownBy(() -> BinaryRegression.logistic().fit(x, y))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "logistic regression: a hyperplane separates the classes, so the likelihood has no"
                + " maximum and the weights grow without end; give a ridge");
    assertThatThrownBy(() -> BinaryRegression.probit().fit(x, y))
        .hasMessageStartingWith("probit regression: a hyperplane separates the classes, so");
    assertThatThrownBy(() -> new MultinomialRegression().fit(x, y, 2))
        .hasMessage(
            "multinomial regression: hyperplanes separate the classes, so the likelihood has no"
                + " maximum and the weights grow without end; give a ridge");
    assertThat(BinaryRegression.logistic().withRidge(0.1).fit(x, y).plane().weights().get(0))
        .isBetween(0.5, 10.0);
    assertThat(new MultinomialRegression(0.1, new Newton()).fit(x, y, 2).cells().cell(x).toInts())
        .containsExactly(0, 0, 1, 1);
  }

  @Test
  void almostSeparatedClasses_haveNoLikelihoodMaximum() {
    Tensor x = column(0, 1, 1, 2);
    Tensor y = Matrices.vector(0, 0, 1, 1);

    assertThatThrownBy(() -> BinaryRegression.logistic().fit(x, y))
        .hasMessageStartingWith(
            "logistic regression: a hyperplane separates the classes but for ties, so");
    assertThatThrownBy(() -> BinaryRegression.probit().fit(x, y))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("probit regression: ");
    assertThatThrownBy(() -> new MultinomialRegression().fit(x, y, 2))
        .hasMessageStartingWith(
            "multinomial regression: a hyperplane separates a class, perhaps but for ties, so");
  }

  @Test
  void oneSeparatedClassOfThree_hasNoLikelihoodMaximum() {
    assertThatThrownBy(
            () ->
                new MultinomialRegression()
                    .fit(column(0, 1, 2, 3, 4, 20, 21), Matrices.vector(0, 1, 0, 1, 0, 2, 2), 3))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("so the likelihood has no maximum");
  }

  @Test
  void dependentFeatures_areTold() {
    Tensor twice =
        Matrices.matrix(
            new double[] {0.5, 1},
            new double[] {1, 2},
            new double[] {1.5, 3},
            new double[] {2, 4},
            new double[] {2.5, 5});
    Tensor y = Matrices.vector(0, 1, 0, 1, 1);

    assertThatThrownBy(() -> new LeastSquares().fit(twice, y))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "least squares: feature 1 (counted from 0) is a combination of the features before it"
                + " and the constant; leave it out or give a ridge");
    assertThatThrownBy(() -> BinaryRegression.logistic().fit(twice, y))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "logistic regression: the features must not be combinations of each other, and no"
                + " hyperplane may separate the classes but for ties; found feature 1 (counted"
                + " from 0) undetermined; leave features out or give a ridge");
    assertThat(new LeastSquares(true, 1e-3).fit(twice, y).weightErrors()).containsOnly(Double.NaN);
    assertThatThrownBy(
            () -> new LeastSquares().fit(Matrices.matrix(new double[] {1, 2}), Matrices.vector(1)))
        .hasMessage(
            "least squares: at least 3 samples are needed for 3 numbers; found 1; give a ridge or"
                + " leave features out");
  }

  @Test
  void wrongLabelsAndSettings_areTold() {
    assertThatThrownBy(
            () -> BinaryRegression.logistic().fit(X, Matrices.vector(1, 1, 1, 1, 1, 1, 1, 1)))
        .hasMessage(
            "logistic regression: samples of both classes are needed; all 8 are of class 1");
    assertThatThrownBy(() -> new MultinomialRegression().fit(X, Y, 3))
        .hasMessage("multinomial regression: each of 3 classes needs a sample; class 2 has none");
    assertThatThrownBy(() -> BinaryRegression.logistic().withRidge(-1))
        .hasMessage("binary regression: ridge must be at least 0; found -1.0");
    assertThatThrownBy(() -> new MultinomialRegression(-1, new Newton()))
        .hasMessage("multinomial regression: ridge must be at least 0; found -1.0");
    assertThatThrownBy(() -> new LeastSquares(true, -1))
        .hasMessage("least squares: ridge must be at least 0; found -1.0");
    assertThatThrownBy(() -> new LinearSvm(0))
        .hasMessage(
            "linear svm: c and the tolerance must be greater than 0 and passes at least 1; found c"
                + " 0.0, 10000 passes, tolerance 1.0E-9");
    assertThatThrownBy(() -> new PolynomialFeatures(0))
        .hasMessage("polynomial features: the degree must be at least 1; found 0");
    assertThatThrownBy(() -> new PolynomialFeatures(2).names(784))
        .hasMessage(
            "polynomial features: from 1 to 100000 features are possible; 784 inputs of degree 2"
                + " give 308505; use fewer inputs or a lower degree");
    assertThatThrownBy(
            () -> new BinaryRegression(new BinaryCrossEntropy(), 0, new Newton(1, 1e-12)).fit(X, Y))
        .hasMessage(
            "logistic regression: Newton's method has not settled after 1 steps; give a ridge or"
                + " allow more");
  }

  @Test
  void fitsAreTheSameEachTime() {
    assertThat(BinaryRegression.logistic().fit(X, Y).plane())
        .isEqualTo(BinaryRegression.logistic().fit(X, Y).plane());
    Hyperplane svm = new LinearSvm().fit(X, Y, BinaryLabels.ZERO_ONE).plane();
    assertThat(new LinearSvm().fit(X, Y, BinaryLabels.ZERO_ONE).plane()).isEqualTo(svm);
  }
}
