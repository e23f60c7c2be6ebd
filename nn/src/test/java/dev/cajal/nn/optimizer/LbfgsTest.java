package dev.cajal.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.Losses;
import dev.cajal.nn.optimizer.Minimum.Ending;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.nn.train.Network;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LbfgsTest {
  private static final Lbfgs EXACT = new Lbfgs(10, 200, 1e-10, 0);

  private static Variable variable(String name, double... values) {
    return Variable.of(name, Tensor.of(values, Shape.of(values.length)));
  }

  /** (1 − a)² + 100 (b − a²)², a curved valley with its floor at (1, 1). */
  private static Tensor valley(Variable a, Variable b) {
    return a.subtractedFrom(1).square().plus(b.minus(a.square()).square().times(100)).sum();
  }

  @Test
  void minimize_curvedValley_findsItsFloor() {
    Variable a = variable("a", -1.2);
    Variable b = variable("b", 1);

    Minimum minimum = EXACT.minimize(valley(a, b), a, b);

    assertThat(minimum.ending()).isEqualTo(Ending.FLAT);
    assertThat(minimum.gradient()).isLessThanOrEqualTo(1e-10);
    assertThat(a.toDoubles()).containsExactly(new double[] {1}, within(1e-9));
    assertThat(b.toDoubles()).containsExactly(new double[] {1}, within(1e-9));
    assertThat(minimum.iterations()).isLessThan(60);
    assertThat(minimum.evaluations()).isGreaterThan(minimum.iterations());
    assertThat(minimum.values()).isSortedAccordingTo((x, y) -> Double.compare(y, x));
    assertThat(minimum.values().getFirst()).isCloseTo(24.2, within(1e-12));
  }

  @Test
  void minimize_leastSquares_solvesTheNormalEquations() {
    Variable w = Variable.of("w", Tensor.of(new double[12], Shape.of(12, 1)));
    Tensor x = RandomKey.of(3).normal(Shape.of(40, 12), DType.F64).evaluate();
    Tensor y = RandomKey.of(4).normal(Shape.of(40, 1), DType.F64).evaluate();
    Tensor error = x.matmul(w).minus(y);

    Minimum minimum = EXACT.minimize(error.square().sum(), w);

    assertThat(minimum.ending()).isIn(Ending.FLAT, Ending.STUCK, Ending.SETTLED);
    double[] normal = x.transpose().matmul(error).toDoubles();
    assertThat(normal).containsExactly(new double[12], within(1e-7));
  }

  @Test
  void minimize_twice_hasTheSameBits() {
    Variable a = variable("a", -1.2);
    Variable b = variable("b", 1);
    Minimum first = EXACT.minimize(valley(a, b), a, b);
    a.set(-1.2);
    b.set(1);

    assertThat(EXACT.minimize(valley(a, b), a, b)).isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void minimize_network_separatesFourPoints(DType dtype) {
    Tensor x = Tensor.of(new double[] {0, 0, 0, 1, 1, 0, 1, 1}, Shape.of(4, 2)).to(dtype);
    Tensor y = Tensor.of(new double[] {0, 1, 1, 0}, Shape.of(4, 1)).to(dtype);
    Network network =
        Network.of(
            Sequential.parse("dense(4) tanh dense(1)"),
            new TensorType(dtype, Shape.of(2)),
            Parameters.of(5, dtype));
    Tensor scores = network.scores(x, Trace.prediction(network.parameters()).scope());
    Tensor loss = Losses.squaredError(scores, y);

    Minimum minimum =
        new Lbfgs().minimize(ValueAndGradient.of(loss, network.parameters().trainable()));

    assertThat(minimum.value()).isLessThan(1e-4);
    assertThat(loss.toDouble()).isEqualTo(minimum.value());
  }

  @Test
  void minimize_valueNotFiniteFarAway_staysWhereItIs() {
    Variable a = variable("a", 3);
    Tensor loss = a.minus(a.log()).sum();

    Minimum minimum = EXACT.minimize(loss, a);

    assertThat(a.toDoubles()).containsExactly(new double[] {1}, within(1e-8));
    assertThat(minimum.value()).isCloseTo(1, within(1e-12));
  }

  @Test
  void minimize_iterationsUsedUp_endsAtTheLimit() {
    Variable a = variable("a", -1.2);
    Variable b = variable("b", 1);

    Minimum minimum = new Lbfgs(5, 3, 1e-10, 0).minimize(valley(a, b), a, b);

    assertThat(minimum.ending()).isEqualTo(Ending.LIMIT);
    assertThat(minimum.iterations()).isEqualTo(3);
    assertThat(valley(a, b).toDouble()).isEqualTo(minimum.value());
  }

  @Test
  void minimize_smallChanges_settles() {
    Variable a = variable("a", -1.2);
    Variable b = variable("b", 1);

    Minimum minimum = new Lbfgs(10, 200, 0, 0.1).minimize(valley(a, b), a, b);

    assertThat(minimum.ending()).isEqualTo(Ending.SETTLED);
  }

  @Test
  void minimize_alreadyFlat_changesNothing() {
    Variable a = variable("a", 0);

    Minimum minimum = new Lbfgs().minimize(a.square().sum(), a);

    assertThat(minimum.ending()).isEqualTo(Ending.FLAT);
    assertThat(minimum.iterations()).isZero();
  }

  @Test
  void minimize_mistakes_areTold() {
    Variable a = variable("a", -1);

    assertThatThrownBy(() -> new Lbfgs().minimize(a.log().sum(), a))
        .hasMessage("lbfgs: the function must be finite where the variables are; found NaN");
    assertThatThrownBy(() -> ValueAndGradient.of(a.sum(), List.of()))
        .hasMessage("minimize: at least one variable must be given; found none");
    assertThatThrownBy(() -> new Lbfgs(0, 1, 1, 1))
        .hasMessage(
            "lbfgs: memory must be at least 1 and iterations at least 0; found memory 0,"
                + " iterations 1");
    assertThatThrownBy(() -> new Lbfgs(1, 1, -1, 1))
        .hasMessage("lbfgs: flatness must be at least 0; found -1.0");
    assertThatThrownBy(() -> new Lbfgs(1, 1, 1, -1))
        .hasMessage("lbfgs: change must be at least 0; found -1.0");
  }
}
