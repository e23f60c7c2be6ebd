package dev.cajal.nn.descent;

import static dev.cajal.nn.Numbers.assertDigits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.algebra.SingularMatrixException;
import dev.cajal.nn.optimizer.OptimizerGroup;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.nn.schedule.Step;
import dev.cajal.shape.ShapeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks over surfaces: O1, O2, O6, T10, T11 and what the walkers refuse. */
class DescentNumbersTest {
  private static final Tensor X = Matrices.vector(2, 4, 6, 8);
  private static final Tensor Y = Matrices.vector(3, 4, 5, 6);

  private static Tensor square(Tensor x) {
    return x.square().sum();
  }

  /** Sum of squares of a line, parameters (w, b). */
  private static Tensor line(Tensor p) {
    return X.times(p.at(0, 0)).plus(p.at(0, 1)).minus(Y).square().sum();
  }

  @Test
  void o1AndO6_pathAndItsAverages() {
    DescentPath path = Descent.path(DescentNumbersTest::square, new double[] {1}, new Sgd(0.1), 5);

    assertDigits(path.coordinates(0), 1, 0.8, 0.64, 0.512, 0.4096, 0.32768);
    assertDigits(
        path.averages().stream().mapToDouble(a -> a[0]).toArray(),
        1,
        0.9,
        0.8133333333,
        0.738,
        0.67232,
        0.61488);
    assertThat(path.values()[1]).isCloseTo(0.64, within(1e-15));
    assertThat(path.first().gradientNorm()).isEqualTo(2);
    assertThat(path.steps()).isEqualTo(5);
    assertThat(path.diverged()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.1073741824", "0.5, 0", "0.9, 0.1073741824", "1, 1", "1.1, 6.191736422"})
  void o2_stepSizes(double step, double afterTen) {
    DescentPath path =
        Descent.path(DescentNumbersTest::square, new double[] {1}, new Sgd(step), 10);

    assertThat(Math.abs(path.last().x(0))).isCloseTo(afterTen, within(1e-9));
    assertThat(path.last().x(0) * path.points().get(9).x(0) < 0).isEqualTo(step > 0.5);
  }

  @Test
  void divergence_endsThePath() {
    DescentPath path =
        Descent.path(x -> x.square().square().sum(), new double[] {10}, new Sgd(1), 50);

    assertThat(path.diverged()).isTrue();
    assertThat(path.steps()).isLessThan(50);
    assertThat(Double.isFinite(path.last().value())).isTrue();
  }

  @Test
  void schedule_countsSteps() {
    OptimizerGroup group = OptimizerGroup.of(new Sgd(0.1)).with(new Step(1, 0.5));

    DescentPath path = Descent.path(DescentNumbersTest::square, new double[] {1}, group, 2);

    assertDigits(path.last().x(0), 0.8 * 0.9);
  }

  @Test
  void t10_stepBoundOfTheLineFit() {
    Curvature sum = Curvature.of(Surface.of(DescentNumbersTest::line, 2), 0, 0);
    Curvature mean = Curvature.of(Surface.of(p -> line(p).dividedBy(4), 2), 0, 0);

    assertDigits(sum.eigenvalues().get(0), 1.297106799);
    assertDigits(sum.eigenvalues().get(1), 246.7028932);
    assertDigits(sum.stepBound(), 0.008106917491);
    assertDigits(mean.stepBound(), 0.03242766996);
  }

  @Test
  void t10_logisticBound() {
    Tensor x = Matrices.vector(0, 1, 2, 3);
    Tensor y = Matrices.vector(0, 0, 1, 1);
    Surface logistic =
        Surface.of(
            p -> {
              Tensor s = x.times(p.at(0, 1)).plus(p.at(0, 0));
              return s.softplus().minus(s.times(y)).sum();
            },
            2);

    // The weights p(1 − p) are at most ¼, which all of them are at the origin.
    Curvature origin = Curvature.of(logistic, 0, 0);

    assertDigits(origin.eigenvalues().get(1), 4.202562419);
    assertDigits(origin.stepBound(), 0.4759001296);
  }

  @Test
  void t10_boundSeparatesConvergenceFromDivergence() {
    double bound = 0.008106917491;

    DescentPath below =
        Descent.path(DescentNumbersTest::line, new double[] {0, 0}, new Sgd(0.98 * bound), 400);
    DescentPath above =
        Descent.path(DescentNumbersTest::line, new double[] {0, 0}, new Sgd(1.02 * bound), 400);

    assertThat(below.last().value()).isLessThan(1);
    assertThat(above.last().value()).isGreaterThan(1e6);
  }

  @Test
  void t11_gradientDescent_hasALinearRate() {
    double step = 0.008;
    double rho = 1 - step * 1.297106799;
    DescentPath path =
        Descent.path(DescentNumbersTest::line, new double[] {0, 0}, new Sgd(step), 2_000);

    double ratio = path.values()[2_000] / path.values()[1_999];

    assertDigits(ratio, rho * rho, 1e-6);
  }

  @Test
  void t11_stochasticDescent_followsOneOverK() {
    Tensor samples =
        Matrices.matrix(new double[] {3}, new double[] {4}, new double[] {5}, new double[] {6});
    StochasticDescent descent =
        StochasticDescent.of((t, y) -> t.minus(y).square().sum().times(0.5), samples, 1);
    double best = 0.625;
    double[] excess = new double[11];
    int runs = 400;
    for (int seed = 0; seed < runs; seed++) {
      double[] values = descent.path(new double[] {0}, k -> 1.0 / k, 10, seed).values();
      for (int k = 0; k <= 10; k++) {
        excess[k] += (values[k] - best) / runs;
      }
    }

    // The excess is ½(mean − 4.5)², whose deviation is √2 times its mean: 4 standard errors.
    for (int k : new int[] {1, 2, 5, 10}) {
      assertThat(excess[k]).isCloseTo(0.625 / k, within(4 * Math.sqrt(2.0 / runs) * 0.625 / k));
    }
    assertThat(descent.path(new double[] {0}, k -> 1.0 / k, 10, 3).values())
        .isEqualTo(descent.path(new double[] {0}, k -> 1.0 / k, 10, 3).values());
  }

  @Test
  void lineSearch_findsTheLine() {
    Surface surface = Surface.of(DescentNumbersTest::line, 2);

    DescentPath path = new LineSearch().path(surface, new double[] {0, 0}, 2_000);

    assertThat(path.last().positionArray()).containsExactly(new double[] {0.5, 2}, within(1e-5));
    double[] values = path.values();
    for (int i = 1; i < values.length; i++) {
      assertThat(values[i]).isLessThan(values[i - 1]);
    }
  }

  @Test
  void newton_findsAQuadraticsMinimumInOneStep() {
    Newton.Result result = new Newton().minimize(Surface.of(DescentNumbersTest::line, 2), 0, 0);

    assertThat(result.converged()).isTrue();
    assertDigits(result.path().points().get(1).positionArray(), 0.5, 2);
    assertThatThrownBy(
            () -> new Newton().minimize(Surface.of(DerivativeNumbersTest::camel, 2), 0, 0.1))
        .isInstanceOf(SingularMatrixException.class)
        .hasMessageStartingWith("cholesky: the matrix must be positive definite");
  }

  @Test
  void mistakes_areTold() {
    assertThatThrownBy(() -> Surface.of(x -> x, 2))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "surface: the function must give one f64 number for an f64 vector; found f64[2] for"
                + " f64[2]");
    assertThatThrownBy(() -> Surface.of(x -> x.sum(), 0))
        .hasMessage("surface: at least 1 dimension is needed; found 0");
    Surface surface = Surface.of(x -> x.sum(), 2);
    assertThatThrownBy(() -> surface.value(1))
        .hasMessage("surface: a point of 2 numbers is needed; found 1");
    assertThatThrownBy(() -> FiniteDifferences.central(surface, new double[2], 0))
        .hasMessage("finite differences: h must be greater than 0 and finite; found 0.0");
    assertThatThrownBy(() -> Descent.path(x -> x.sum(), new double[2], new Sgd(1), -1))
        .hasMessage("descent: steps must be at least 0; found -1");
    assertThatThrownBy(() -> new LineSearch(0, 0.5))
        .hasMessage(
            "line search: the first step must be greater than 0 and the decrease between 0 and 1;"
                + " found 0.0 and 0.5");
    assertThatThrownBy(() -> new Newton(0, 1))
        .hasMessage(
            "newton: iterations must be at least 1 and the tolerance greater than 0; found 0 and"
                + " 1.0");
    assertThatThrownBy(() -> Curvature.of(surface, 1, 1).stepBound())
        .hasMessage(
            "step bound: the surface must curve upwards somewhere; the eigenvalues are [0.0,"
                + " 0.0]");
    assertThatThrownBy(() -> StochasticDescent.of((t, y) -> t.sum(), Matrices.matrix(), 1))
        .hasMessage(
            "stochastic descent: at least one sample and one dimension are needed; found 0 and"
                + " 1");
  }
}
