package dev.cajal.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Gradient;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The catalogue's numbers of losses (L1, L2, L3, L4, L6, L7, L8, L10, L11, L12, L13), and where the
 * printed formulas fail (E7, E14, E22, E24, E30).
 */
class LossNumbersTest {
  private static final Tensor CAT = row(3.2, 5.1, -1.7);
  private static final Tensor CAR = row(1.3, 4.9, 2.0);
  private static final Tensor FROG = row(2.2, 2.5, -3.1);
  private static final Loss PROBABILITIES = new CrossEntropy(0, true);
  private static final Loss SUM_OF_BINARY = new BinaryCrossEntropy(true);

  private static Tensor row(double... values) {
    return Tensor.of(values, Shape.of(1, values.length));
  }

  private static Tensor column(double... values) {
    return Tensor.of(values, Shape.of(values.length));
  }

  private static Tensor codes(int... values) {
    return Tensor.of(values, Shape.of(values.length));
  }

  private static Tensor cars() {
    return Tensor.of(new double[] {3.2, 5.1, -1.7, 1.3, 4.9, 2.0, 2.2, 2.5, -3.1}, Shape.of(3, 3));
  }

  private static double value(Loss loss, Tensor output, Tensor target) {
    return loss.mean(output, target).toDouble();
  }

  private static double[] gradient(Tensor at, Function<Tensor, Tensor> function) {
    Variable variable = Variable.of("at", at);
    return Gradient.of(function.apply(variable), variable).of(variable).toDoubles();
  }

  private static double[] gradient(Loss loss, Tensor output, Tensor target) {
    return gradient(output, s -> loss.mean(s, target));
  }

  /** Requires ten significant digits. */
  private static void equal(double found, double expected) {
    assertThat(found).isCloseTo(expected, within(6e-10 * Math.max(Math.abs(expected), 1e-3)));
  }

  private static void equal(double[] found, double... expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      equal(found[i], expected[i]);
    }
  }

  @Test
  void squaredError_vector_isItsSquaredDistance() {
    Tensor s = row(0.1, 0.7, 0, 0.2);
    Tensor y = row(0, 1, 0, 0);

    equal(value(new SquaredError(), s, y), 0.14);
    equal(gradient(new SquaredError(), s, y), 0.2, -0.6, 0, 0.4);
  }

  @Test
  void squaredError_sum_hasTwiceTheDifferenceAsGradient() {
    Tensor y = Tensor.of(new double[] {1, 2, 3, 4}, Shape.of(2, 2));
    Tensor d = Tensor.of(new double[] {0, 2, 5, 1}, Shape.of(2, 2));
    Loss loss = new SquaredError();

    equal(loss.reduced(y, d, Reduction.SUM).toDouble(), 1 + 4 + 9);
    equal(gradient(y, s -> loss.reduced(s, d, Reduction.SUM)), 2, 0, -4, 6);
  }

  @Test
  void squaredError_halfMean_hasTheCorrectedGradient() {
    Tensor a = column(0.3, 0.6, 0.9);
    Tensor y = column(1, 0, 1);
    double[] found = gradient(a, s -> new SquaredError().reduced(s, y, Reduction.HALF_MEAN));

    equal(found, -0.2333333333, 0.2, -0.03333333333);
    // Printed: one number (1/n) Σ(y − a), of the wrong sign and summed.
    double printed = ((1 - 0.3) + (0 - 0.6) + (1 - 0.9)) / 3;
    assertThat(printed).isCloseTo(0.0667, within(5e-5));
    assertThat(printed).isNotCloseTo(found[0] + found[1] + found[2], within(1e-3));
  }

  @Test
  void absoluteError_vector_hasTheSignAsGradient() {
    Tensor s = row(0.1, 0.7, 0, 0.2);
    Tensor y = row(0, 1, 0, 0);

    equal(value(new AbsoluteError(), s, y), 0.6);
    equal(gradient(new AbsoluteError(), s, y), 1, -1, 0, 1);
  }

  @Test
  void binaryCrossEntropy_probability_hasItsGradient() {
    double p = 0.3;

    equal(value(SUM_OF_BINARY, column(p), column(1)), -Math.log(p));
    equal(gradient(SUM_OF_BINARY, column(p), column(1)), (p - 1) / (p * (1 - p)));
    equal(gradient(SUM_OF_BINARY, column(p), column(0)), p / (p * (1 - p)));
    equal(gradient(new BinaryCrossEntropy(), column(0.7), column(1)), 1 / (1 + Math.exp(-0.7)) - 1);
  }

  @Test
  void binaryCrossEntropy_linearModel_isTheInputsTimesTheErrors() {
    Tensor x = Tensor.of(new double[] {1, 0, 1, 1, 1, 2, 1, 3}, Shape.of(4, 2));
    Tensor y = codes(0, 0, 1, 1);
    Tensor w = Tensor.of(new double[] {-1, 0.5}, Shape.of(2, 1));
    double[] p = x.matmul(w).sigmoid().toDoubles();
    double[] errors = {p[0], p[1], p[2] - 1, p[3] - 1};

    double[] found =
        gradient(w, v -> new BinaryCrossEntropy().reduced(x.matmul(v), y, Reduction.SUM));

    equal(found[0], errors[0] + errors[1] + errors[2] + errors[3]);
    equal(found[1], errors[1] + 2 * errors[2] + 3 * errors[3]);
    equal(found, -0.2310585786, -1.755081338);
  }

  @Test
  void crossEntropy_probabilities_isTheLogarithmOfTheRightOne() {
    Tensor p = row(0.1, 0.7, 0, 0.2);
    Tensor z = row(0, 1, 0, 0);

    equal(value(PROBABILITIES, row(0.1, 0.8, 0.1), codes(1)), 0.2231435513);
    equal(value(PROBABILITIES, p, z), 0.3566749439);
    equal(gradient(PROBABILITIES, p, z), 0, -1.428571429, 0, 0);
  }

  @Test
  void crossEntropy_softmax_takesTheNaturalLogarithm() {
    equal(value(new CrossEntropy(), CAT, codes(0)), 2.040355153);
    equal(gradient(new CrossEntropy(), CAT, codes(0)), -0.8700174610, 0.8690495352, 9.679257746e-4);
    // Printed: −log 0.13 = 0.89, which is base 10 and rounded.
    assertThat(-Math.log10(0.13)).isCloseTo(0.8860566477, within(1e-10));
    assertThat(-Math.log(0.13)).isCloseTo(2.040220829, within(1e-9));
    assertThat(0.89).isNotCloseTo(value(new CrossEntropy(), CAT, codes(0)), within(1.0));
  }

  @Test
  void crossEntropy_diagonalJacobian_isWrongForSoftmax() {
    double[] p = CAT.softmax(-1).toDoubles();
    // Printed: Diag(h′) times ∂L/∂p = (−1/p_0, 0, 0), where softmax has off-diagonal derivatives.
    double printed = -1 / p[0] * p[0] * (1 - p[0]);
    double[] found = gradient(new CrossEntropy(), CAT, codes(0));

    equal(printed, -0.870017461);
    assertThat(found[0]).isCloseTo(printed, within(1e-9));
    assertThat(found[1]).isNotCloseTo(0, within(0.8));
    equal(found, p[0] - 1, p[1], p[2]);
  }

  @Test
  void crossEntropy_hugeScores_doNotOverflow() {
    equal(value(new CrossEntropy(), row(1000, 0), codes(1)), 1000);
    assertThat(new CrossEntropy().mean(Tensor.of(new float[][] {{1000, 0}}), codes(1)).toFloat())
        .isEqualTo(1000);
  }

  @Test
  void crossEntropy_dataset_hasTheGradientOfItsReduction() {
    Tensor x = RandomKey.of(3).normal(Shape.of(5, 3), DType.F64);
    Tensor w = RandomKey.of(4).normal(Shape.of(3, 4), DType.F64);
    Tensor labels = codes(0, 3, 1, 1, 2);
    Tensor errors = x.matmul(w).softmax(-1).minus(labels.oneHot(4, DType.F64));
    double[] sum = x.transpose().matmul(errors).toDoubles();
    double[] mean = x.transpose().matmul(errors).times(1.0 / 5).toDoubles();

    Loss loss = new CrossEntropy();

    equal(gradient(w, v -> loss.reduced(x.matmul(v), labels, Reduction.SUM)), sum);
    equal(gradient(w, v -> loss.reduced(x.matmul(v), labels, Reduction.MEAN)), mean);
    double[] bias = gradient(column(0, 0, 0, 0), b -> loss.mean(x.matmul(w).plus(b), labels));
    equal(bias, errors.mean(0).toDoubles());
  }

  @Test
  void crossEntropy_logLikelihood_needsItsBrackets() {
    Tensor x = Tensor.of(new double[] {1}, Shape.of(1, 1));
    Tensor scores = x.matmul(row(0, 0));

    equal(new CrossEntropy().reduced(scores, codes(0), Reduction.SUM).toDouble(), 0.6931471806);
    // Printed: −Σ w_tᵀφ − log Σ e^…, where the sign of the second part is wrong.
    double printed = -scores.toDoubles()[0] - scores.logSumExp().toDouble();
    equal(printed, -0.6931471806);
  }

  @Test
  void sumOfBinaryCrossEntropies_probabilities_hasTheCorrectedGradient() {
    Tensor p = row(0.1, 0.7, 0, 0, 0.2);
    Tensor z = row(0, 1, 0, 0, 0);

    equal(value(SUM_OF_BINARY, p, z), 0.6851790109);
    equal(gradient(SUM_OF_BINARY, p, z), 1.111111111, -1.428571429, 1, 1, 1.25);
  }

  @Test
  void sumOfBinaryCrossEntropies_softmax_hasTheCorrectedGradient() {
    double[] p = CAT.softmax(-1).toDoubles();
    double[] found = gradient(CAT, s -> SUM_OF_BINARY.mean(s.softmax(-1), codes(0)));

    equal(value(SUM_OF_BINARY, CAT.softmax(-1), codes(0)), 4.074259706);
    equal(found, -1.732769316, 1.737257080, -0.004487764021);
    // Printed: −1/(1 − p_j) for the classes that are not the true one.
    double[] outer = {-1 / p[0], -1 / (1 - p[1]), -1 / (1 - p[2])};
    double mean = outer[0] * p[0] + outer[1] * p[1] + outer[2] * p[2];
    double[] printed = new double[3];
    for (int k = 0; k < 3; k++) {
      printed[k] = p[k] * (outer[k] - mean);
      assertThat(printed[k]).isNotCloseTo(found[k], within(1e-3));
    }
    assertThat(printed).containsExactly(new double[] {-0.007266, 0.000842, 0.006424}, within(6e-7));
    equal(value(SUM_OF_BINARY, CAT.softmax(-1), codes(0)) / Math.log(10), 1.769428508);
  }

  @Test
  void hinge_binary_isZeroBeyondTheMargin() {
    for (Tensor targets : new Tensor[] {column(1, 1, -1), codes(1, 1, 0)}) {
      Tensor scores = column(0.5, 2, 0.5);

      equal(new Hinge().perSample(scores, targets).toDoubles(), 0.5, 0, 1.5);
      equal(gradient(scores, s -> new Hinge().reduced(s, targets, Reduction.SUM)), -1, 0, 1);
      equal(new Hinge(true).perSample(scores, targets).toDoubles(), 0.25, 0, 2.25);
    }
    equal(gradient(new Hinge(), column(1), column(1)), 0);
  }

  @Test
  void multiclassHinge_catCarFrog_valuesAndGradients() {
    Loss hinge = new MulticlassHinge();

    equal(hinge.perSample(cars(), codes(0, 1, 2)).toDoubles(), 2.9, 0, 12.9);
    equal(value(hinge, cars(), codes(0, 1, 2)), 5.266666667);
    equal(gradient(hinge, CAT, codes(0)), -1, 1, 0);
    equal(gradient(hinge, CAR, codes(1)), 0, 0, 0);
    equal(gradient(hinge, FROG, codes(2)), 1, 1, -2);
    equal(
        new CrossEntropy().perSample(cars(), codes(0, 1, 2)).toDoubles(),
        2.040355153,
        0.07913177829,
        6.156477202);
    equal(value(new CrossEntropy(), cars(), codes(0, 1, 2)), 2.758654711);
  }

  @Test
  void multiclassHinge_doubledScores_areZeroOnlyWithTheBias() {
    // R7: margins s_j − s_y + 1 of the car, and of twice its scores.
    equal(1.3 - 4.9 + 1, -2.6);
    equal(2.0 - 4.9 + 1, -1.9);
    equal(2 * (1.3 - 4.9) + 1, -6.2);
    equal(2 * (2.0 - 4.9) + 1, -4.8);
    equal(value(new MulticlassHinge(), CAR.times(2), codes(1)), 0);

    Tensor product = row(1.3, -0.1, 2);
    Tensor bias = row(0, 5, 0);

    equal(value(new MulticlassHinge(), product.plus(bias), codes(1)), 0);
    equal(value(new MulticlassHinge(), product.plus(bias).times(2), codes(1)), 0);
    // Printed: 2W alone has loss 0 too; the bias must be doubled with it.
    equal(value(new MulticlassHinge(), product.times(2).plus(bias), codes(1)), 0.2);
  }

  @Test
  void klDivergence_twoDistributions_isNotSymmetric() {
    Tensor skewed = row(0.8, 0.2);
    Tensor even = row(0.5, 0.5);
    Loss kl = new KlDivergence(true);

    equal(value(kl, even, skewed), 0.1927447570);
    equal(value(kl, skewed, even), 0.2231435513);
    equal(value(new KlDivergence(), row(0, 0), skewed), 0.1927447570);
  }

  @Test
  void klDivergence_oneHotTarget_isCrossEntropy() {
    equal(
        value(new KlDivergence(), CAT, row(1, 0, 0)), value(new CrossEntropy(), CAT, row(1, 0, 0)));
    // Because the entropy of a one-hot row is 0; for others it is not.
    Tensor soft = row(0.8, 0.1, 0.1);
    double entropy = -(0.8 * Math.log(0.8) + 0.2 * Math.log(0.1));
    equal(value(new CrossEntropy(), CAT, soft) - value(new KlDivergence(), CAT, soft), entropy);
    // The other way round every score is a mistake beyond measure: KL(ŷ, y*) is infinite.
    assertThat(value(new KlDivergence(true), row(1, 0, 0), CAT.softmax(-1))).isGreaterThan(10);
    double exact = CAT.softmax(-1).toDoubles()[1] / 0.0;
    assertThat(exact).isInfinite();
  }

  @Test
  void crossEntropy_inNats_isNoUpperBoundOfTheErrors() {
    // p = 0.45 for the true class is an error, so the 0–1 loss is 1.
    double nats = value(SUM_OF_BINARY, column(0.45), column(1));

    equal(nats, 0.7985076962);
    assertThat(nats).isLessThan(1);
    equal(nats / Math.log(2), 1.152003093);
    for (double p = 0.01; p <= 0.5; p += 0.01) {
      assertThat(-Math.log(p) / Math.log(2)).isGreaterThanOrEqualTo(1 - 1e-12);
    }
  }

  @Test
  void likelihoods_areProductsWhoseLogarithmsAreTheLosses() {
    double[] p = {0.3, 0.8, 0.6};
    int[] y = {0, 1, 1};
    double bernoulli = 0.7 * 0.8 * 0.6;
    equal(
        SUM_OF_BINARY.reduced(column(p), codes(y), Reduction.SUM).toDouble(), -Math.log(bernoulli));

    double[] q = cars().softmax(-1).toDoubles();
    double categorical = q[0] * q[4] * q[8];
    equal(
        new CrossEntropy().reduced(cars(), codes(0, 1, 2), Reduction.SUM).toDouble(),
        -Math.log(categorical));
  }

  @Test
  void gaussian_fixedVariance_isTheSquareAndAConstant() {
    double variance = 2.5;
    Tensor output = row(0.3, Math.log(variance));
    double constant = 0.5 * Math.log(2 * Math.PI * variance);

    equal(value(new GaussianLikelihood(), output, column(1.7)), 1.96 / 5 + constant);
    double[] found = gradient(new GaussianLikelihood(), output, column(1.7));
    equal(found, (0.3 - 1.7) / variance, 0.5 * (1 - 1.96 / variance));
  }

  @Test
  void matchedPairs_haveTheDifferenceAsGradient() {
    equal(gradient(new SquaredError(), column(0.4), column(1)), 2 * (0.4 - 1));
    equal(gradient(new BinaryCrossEntropy(), column(0.4), column(1)), 1 / (1 + Math.exp(-0.4)) - 1);
    double[] p = CAT.softmax(-1).toDoubles();
    equal(gradient(new CrossEntropy(), CAT, codes(0)), p[0] - 1, p[1], p[2]);
    equal(gradient(new Poisson(), column(0.4), column(3)), Math.exp(0.4) - 3);
  }

  @Test
  void probit_tails_keepTheirDigits() {
    // Known values of −log Φ.
    equal(value(new Probit(), column(0), column(1)), Math.log(2));
    equal(value(new Probit(), column(-1), column(1)), 1.841021645009264);
    equal(value(new Probit(), column(1), column(1)), 0.1727537790234499);
    equal(value(new Probit(), column(-2), column(1)), 3.783184333682032);
    equal(value(new Probit(), column(-5), column(1)), 15.06499839398873);
    equal(value(new Probit(), column(-10), column(1)), 53.23128515051247);
    equal(value(new Probit(), column(-40), column(1)), 804.6084420137538);
    equal(value(new Probit(), column(40), column(0)), 804.6084420137538);
    // The gradient −φ/Φ tends to s − 1/s.
    assertThat(gradient(new Probit(), column(-1000), column(1))[0])
        .isCloseTo(-1000.000999998, within(1e-8));
  }
}
