package dev.cajal.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Gradient;
import dev.cajal.Hessian;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What losses are good for, values worked out by hand, and settings that cannot be. */
class LossMeaningTest {
  private static final Tensor CAT = row(3.2, 5.1, -1.7);

  private static Tensor row(double... values) {
    return Tensor.of(values, Shape.of(1, values.length));
  }

  private static Tensor column(double... values) {
    return Tensor.of(values, Shape.of(values.length));
  }

  private static Tensor codes(int... values) {
    return Tensor.of(values, Shape.of(values.length));
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
  void crossEntropy_linearModel_isConvex() {
    Tensor x = RandomKey.of(3).normal(Shape.of(5, 3), DType.F64);
    Tensor labels = codes(0, 3, 1, 1, 2);
    Variable w = Variable.of("w", RandomKey.of(4).normal(Shape.of(3, 4), DType.F64));
    Tensor loss = new CrossEntropy().reduced(x.matmul(w), labels, Reduction.SUM);
    double[] hessian = Hessian.of(loss, w).toDoubles();
    double[] p = x.matmul(w).softmax(-1).toDoubles();
    double[] inputs = x.toDoubles();

    // Blocks Σ p_k (δ_kl − p_l) φφᵀ, which is positive semidefinite: vᵀHv ≥ 0.
    for (int a = 0; a < 12; a++) {
      for (int b = 0; b < 12; b++) {
        double block = 0;
        for (int n = 0; n < 5; n++) {
          double pk = p[4 * n + a % 4];
          double pl = p[4 * n + b % 4];
          block +=
              pk * ((a % 4 == b % 4 ? 1 : 0) - pl) * inputs[3 * n + a / 4] * inputs[3 * n + b / 4];
        }
        assertThat(hessian[12 * a + b]).isCloseTo(block, within(1e-12));
      }
    }
    for (int trial = 0; trial < 20; trial++) {
      double[] v = RandomKey.of(trial).normal(Shape.of(12), DType.F64).toDoubles();
      double form = 0;
      for (int i = 0; i < 144; i++) {
        form += v[i / 12] * hessian[i] * v[i % 12];
      }
      assertThat(form).isGreaterThan(-1e-12);
    }
  }

  @Test
  void minimisers_ofConstantPredictions_areMeanMedianQuantileAndShares() {
    Tensor y = column(0, 1, 2, 3, 14);
    Function<Double, Tensor> constant = c -> column(c, c, c, c, c);

    equal(sum(gradient(new SquaredError(), constant.apply(4.0), y)), 0);
    equal(sum(gradient(new AbsoluteError(), constant.apply(2.0), y)), 0);
    assertThat(sum(gradient(new Quantile(0.9), constant.apply(13.9), y))).isNegative();
    assertThat(sum(gradient(new Quantile(0.9), constant.apply(14.1), y))).isPositive();
    // Three of five samples are of class 1, one each of class 0 and 2.
    double[] shares = {Math.log(0.2), Math.log(0.6), Math.log(0.2)};
    double[] found =
        gradient(
            row(shares),
            s -> new CrossEntropy().mean(s.broadcastTo(Shape.of(5, 3)), codes(1, 0, 1, 2, 1)));
    for (double part : found) {
      assertThat(part).isCloseTo(0, within(1e-15));
    }
  }

  @Test
  void reconstructionError_isTheSquaredDistanceFromTheInput() {
    Tensor x = row(1, 2, 3);
    Tensor code = x.matmul(Tensor.of(new double[] {1, 0, 0}, Shape.of(3, 1)));
    Tensor decoded = code.matmul(row(1, 1, 1));

    equal(value(new SquaredError(), decoded, x), 0 + 1 + 4);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  @Test
  void otherLosses_valuesWorkedOutByHand() {
    equal(new Huber(1).perSample(column(0.5, 3, -3), column(0, 0, 0)).toDoubles(), 0.125, 2.5, 2.5);
    equal(
        new LogCosh().perSample(column(1, -1, 1000), column(0, 0, 0)).toDoubles(),
        Math.log(Math.cosh(1)),
        Math.log(Math.cosh(1)),
        1000 - Math.log(2));
    equal(new Quantile(0.9).perSample(column(0, 2), column(1, 1)).toDoubles(), 0.9, 0.1);
    equal(gradient(new Quantile(0.9), column(1), column(1)), 0);
    equal(value(new Poisson(), column(Math.log(2)), column(3)), 2 - 3 * Math.log(2));
    double q = 1 / (1 + Math.exp(-0.4));
    equal(value(new Focal(2), column(0.4), column(1)), -(1 - q) * (1 - q) * Math.log(q));
    equal(value(new Focal(0), CAT, codes(0)), value(new BinaryCrossEntropy(), CAT, codes(0)));
    double[] logs = CAT.logSoftmax(-1).toDoubles();
    equal(
        value(new CrossEntropy(0.3, false), CAT, codes(0)),
        -(0.8 * logs[0] + 0.1 * logs[1] + 0.1 * logs[2]));
  }

  @Test
  void settings_outOfRange_throw() {
    assertThatThrownBy(() -> new Huber(0))
        .hasMessage("huber: delta must be greater than 0; found 0");
    assertThatThrownBy(() -> new Quantile(1))
        .hasMessage("quantile: tau must lie between 0 and 1; found 1");
    assertThatThrownBy(() -> new Focal(-1)).hasMessage("focal: gamma must be at least 0; found -1");
    assertThatThrownBy(() -> new CrossEntropy(1, false))
        .hasMessage("cross_entropy: smoothing must be at least 0 and less than 1; found 1");
    assertThatThrownBy(() -> new GaussianLikelihood().perSample(row(1, 2, 3), column(1)))
        .hasMessage(
            "gaussian: the output must have two numbers for each target, means first, then"
                + " log-variances; output f64[1, 3], target f64[1]");
    assertThatThrownBy(
            () -> new SquaredError().reduced(column(1, 2), column(1, 2), column(1), Reduction.SUM))
        .hasMessage("sum: there must be one weight for each sample; losses f64[2], weights f64[1]");
    assertThat(Reduction.parse("Half_Mean")).isEqualTo(Reduction.HALF_MEAN);
    assertThatThrownBy(() -> Reduction.parse("median"))
        .hasMessage("reduction: expected one of mean, sum, half-mean; found \"median\"");
  }
}
