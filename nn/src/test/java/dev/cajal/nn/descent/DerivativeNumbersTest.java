package dev.cajal.nn.descent;

import static dev.cajal.nn.Numbers.assertDigits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Gradient;
import dev.cajal.GradientCheck;
import dev.cajal.Jacobian;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.neuron.DerivativeLayout;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.shape.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The numbers of the catalogue's group V (V2, V3, V4, V9, V10), derivative tools, and of B9, finite
 * differences.
 */
class DerivativeNumbersTest {
  /** The six-hump camel. */
  static Tensor camel(Tensor x) {
    Tensor a = x.at(0, 0);
    Tensor b = x.at(0, 1);
    Tensor a2 = a.square();
    Tensor b2 = b.square();
    Tensor first = a2.times(-2.1).plus(4).plus(a2.square().dividedBy(3)).times(a2);
    return first.plus(a.times(b)).plus(b2.times(4).minus(4).times(b2));
  }

  private static Tensor v9(Tensor x) {
    Tensor u = x.square().times(2).minus(1);
    return u.square().times(3).minus(u.times(2)).plus(5);
  }

  private static Tensor threeFunctions(Tensor x) {
    Tensor a = x.at(0, 0);
    Tensor b = x.at(0, 1);
    return Tensor.stack(
        0, a.times(2).plus(b.square()), b.times(3).minus(a.square()), a.times(b).times(4));
  }

  @Test
  void v2_camel_valuesAndGradients() {
    Surface camel = Surface.of(DerivativeNumbersTest::camel, 2);

    assertDigits(camel.value(1, 1), 3.233333333);
    assertDigits(camel.gradient(1, 1), 2.6, 9);
    assertDigits(camel.value(0.5, -0.5), -0.1260416667);
    assertDigits(camel.gradient(0.5, -0.5), 2.5125, 2.5);
    GradientCheck.of(DerivativeNumbersTest::camel, Matrices.vector(0.7, -0.3)).requireCorrect();
  }

  @Test
  void v2_camel_minimumAndSaddle() {
    Surface camel = Surface.of(DerivativeNumbersTest::camel, 2);
    SurfacePoint minimum = new Newton().minimize(camel, 0.1, -0.7).minimum();

    assertDigits(minimum.positionArray(), 0.08984201310, -0.7126564030);
    assertDigits(minimum.value(), -1.031628453);
    assertDigits(camel.value(-0.08984201310, 0.7126564030), -1.031628453);
    assertThat(camel.gradient(0, 0)).containsExactly(0, 0);
    assertThat(Curvature.of(camel, 0, 0).isSaddle()).isTrue();
    assertThat(Curvature.of(camel, minimum.positionArray()).isPositiveDefinite()).isTrue();
  }

  @Test
  void v2_descentFromTheRight_endsInAPoorMinimum() {
    DescentPath path =
        Descent.path(DerivativeNumbersTest::camel, new double[] {1.8, 1}, new Sgd(0.01), 5_000);

    assertDigits(path.last().positionArray(), 1.607104753, 0.5686514549);
    assertDigits(path.last().value(), 2.104250310);
  }

  @Test
  void v3_jacobian() {
    Variable x = Variable.of("x", Matrices.vector(2, 1));
    Tensor f = threeFunctions(x);

    assertThat(f.toDoubles()).containsExactly(5, -1, 8);
    assertThat(Jacobian.of(f, x).toDoubles()).containsExactly(2, 2, -4, 3, 4, 8);
  }

  @Test
  void v4_hessian() {
    Surface camel = Surface.of(DerivativeNumbersTest::camel, 2);

    assertThat(camel.hessian(0, 1).toDoubles()).containsExactly(8, 1, 1, 40);
    assertDigits(Curvature.of(camel, 0, 1).eigenvalues().get(0), 7.968780458);
    assertDigits(Curvature.of(camel, 0, 1).eigenvalues().get(1), 40.03121954);
    assertDigits(Curvature.of(camel, 0, 0).eigenvalues().get(0), -8.062257748);
    assertDigits(Curvature.of(camel, 0, 0).eigenvalues().get(1), 8.062257748);
    double a = 1.3;
    double b = -0.4;
    assertDigits(
        camel.hessian(a, b).toDoubles(),
        10 * Math.pow(a, 4) - 25.2 * a * a + 8,
        1,
        1,
        48 * b * b - 8);
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 0", "1, 6, 16", "2, 138, 320", "0.5, 6.75, -10"})
  void v5AndV9_chainRule(double x, double value, double derivative) {
    Surface surface = Surface.of(p -> v9(p).sum(), 1);

    assertThat(surface.value(x)).isEqualTo(value);
    assertThat(surface.gradient(x)[0]).isCloseTo(derivative, within(0.0));
    assertThat(48 * x * x * x - 32 * x).isEqualTo(derivative);
  }

  @Test
  void v6_severalVariables() {
    // u(t) = x²y with x = cos t, y = t³: u′ = 2xy·x′ + x²·y′.
    double t = 0.8;
    Surface along = Surface.of(p -> p.cos().square().times(p.times(p).times(p)).sum(), 1);

    double x = StrictMath.cos(t);
    double expected = 2 * x * t * t * t * -StrictMath.sin(t) + x * x * 3 * t * t;
    assertThat(along.gradient(t)[0]).isCloseTo(expected, within(1e-14));
  }

  @Test
  void v7_jacobianOfAComposition_isTheProduct() {
    Variable x = Variable.of("x", Matrices.vector(0.3, -0.7));
    Tensor inner = threeFunctions(x).slice(0, 0, 2);
    Variable y = Variable.of("y", inner.evaluate());

    Tensor whole = Jacobian.of(threeFunctions(inner), x);
    Tensor product = Jacobian.of(threeFunctions(y), y).matmul(Jacobian.of(inner, x));

    assertThat(whole.toDoubles()).containsExactly(product.toDoubles(), within(1e-14));
  }

  @Test
  void v8_gradientOfLogSumExp_isSoftmax() {
    Variable s = Variable.of("s", Matrices.vector(0.3, -0.7, 2));

    Tensor gradient = Gradient.of(s.logSumExp(), s).of(s);

    assertThat(gradient.toDoubles()).containsExactly(s.softmax(0).toDoubles(), within(1e-15));
  }

  @Test
  void v10_hadamardProduct() {
    assertThat(Matrices.vector(1, 3).times(Matrices.vector(4, 7)).toDoubles())
        .containsExactly(4, 21);
  }

  @Test
  void v11_linearMap_inBothLayouts() {
    Tensor w = Matrices.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6});
    Variable x = Variable.of("x", Matrices.vector(1, -1, 2));
    Variable weight = Variable.of("w", w);
    Tensor jacobian = Jacobian.of(w.matmul(x.expand(1)).squeeze(1), x);
    Tensor upstream = Matrices.vector(2, -3);

    assertThat(jacobian.toDoubles()).containsExactly(w.toDoubles());
    assertThat(DerivativeLayout.NUMERATOR.to(DerivativeLayout.DENOMINATOR, jacobian).toDoubles())
        .containsExactly(w.transpose().toDoubles());
    Tensor loss = weight.matmul(x.expand(1)).squeeze(1).times(upstream).sum();
    Tensor outer = upstream.expand(1).matmul(x.expand(0));
    assertThat(Gradient.of(loss, weight).of(weight).toDoubles()).containsExactly(outer.toDoubles());
  }

  @Test
  void v12_sigmoidJacobian_isDiagonal() {
    Variable s = Variable.of("s", Matrices.vector(-1, 0.5, 2));
    double[] p = s.sigmoid().toDoubles();

    double[] jacobian = Jacobian.of(s.sigmoid(), s).toDoubles();

    for (int i = 0; i < 9; i++) {
      double expected = i % 4 == 0 ? p[i / 4] * (1 - p[i / 4]) : 0;
      assertThat(jacobian[i]).isCloseTo(expected, within(1e-15));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1e-2, 0.565, 4.8e-3",
    "1e-4, 5.6e-3, 4.8e-7",
    "1e-8, 3.5e-7, 5.3e-8",
    "1e-12, 1.4e-3, 5.3e-4"
  })
  void b9_differenceErrors(double h, double forward, double central) {
    Surface surface = Surface.of(p -> v9(p).sum(), 1);
    double[] at = {1};

    assertDigits(Math.abs(FiniteDifferences.forward(surface, at, h)[0] - 16), forward, 0.02);
    assertDigits(Math.abs(FiniteDifferences.central(surface, at, h)[0] - 16), central, 0.02);
  }

  @Test
  void surface_ofRankZeroAndOne_takesBoth() {
    assertThat(Surface.of(x -> x.square().sum().reshape(Shape.of(1)), 2).value(3, 4)).isEqualTo(25);
  }
}
