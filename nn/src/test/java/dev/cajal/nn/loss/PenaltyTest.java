package dev.cajal.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.parameter.Selection;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every penalty must do, at W = [[1, −2], [0.5, 0]], which the catalogue has too (R1, R2, R3);
 * a new penalty is a new row.
 */
class PenaltyTest {
  private static final double[] W = {1, -2, 0.5, 0};

  static Stream<Arguments> penalties() {
    return Stream.of(
        Arguments.of(new L2(1), 5.25, new double[] {2, -4, 1, 0}),
        Arguments.of(new L1(1), 3.5, new double[] {1, -1, 1, 0}),
        Arguments.of(new ElasticNet(1, 0.5), 6.125, new double[] {2, -3, 1.5, 0}),
        Arguments.of(new L2(0.5), 2.625, new double[] {1, -2, 0.5, 0}),
        Arguments.of(new ElasticNet(2, 0), 7, new double[] {2, -2, 2, 0}));
  }

  @ParameterizedTest
  @MethodSource("penalties")
  void of_matrix_hasValueAndGradient(Penalty penalty, double value, double[] gradient) {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      Variable w = Variable.of("w", Tensor.of(W, Shape.of(2, 2)).to(dtype));
      Tensor penalized = penalty.of(w);

      assertThat(penalized.type()).isEqualTo(new TensorType(dtype, Shape.scalar()));
      assertThat(penalized.toDouble()).isCloseTo(value, within(1e-12));
      assertThat(Gradient.of(penalized, w).of(w).toDoubles())
          .containsExactly(gradient, within(1e-12));
    }
  }

  @Test
  void addTo_selection_choosesLayers() {
    Variable first = Variable.of("0.weight", Tensor.of(W, Shape.of(4)));
    Variable second = Variable.of("2.weight", Tensor.of(W, Shape.of(4)));
    Variable bias = Variable.of("0.bias", Tensor.of(W, Shape.of(4)));
    Tensor loss = Tensor.of(new double[] {10}, Shape.scalar());
    List<Variable> all = List.of(first, second, bias);

    assertThat(Regularizer.l1(1).addTo(loss, all).toDouble()).isEqualTo(17);
    assertThat(Regularizer.l2(1).addTo(loss, all).toDouble()).isEqualTo(20.5);
    assertThat(new Regularizer(new L2(1), Selection.of("0.weight")).addTo(loss, all).toDouble())
        .isEqualTo(15.25);
    assertThat(new Regularizer(new L2(1), Selection.all()).addTo(loss, all).toDouble())
        .isEqualTo(25.75);
  }

  /** ⟨w, x − x′⟩² ≤ ‖w‖² ‖x − x′‖²: small weights make a smooth unit. */
  @Test
  void smoothness_unit_isBoundedByItsNorm() {
    Tensor w = Tensor.of(new double[] {1, 1}, Shape.of(2));
    Tensor difference = Tensor.of(new double[] {1, 2}, Shape.of(2));

    double change = w.times(difference).sum().square().toDouble();
    double bound = w.square().sum().times(difference.square().sum()).toDouble();

    assertThat(change).isEqualTo(9);
    assertThat(bound).isEqualTo(10);
  }

  @Test
  void settings_outOfRange_throw() {
    assertThatThrownBy(() -> new L1(-1)).hasMessage("l1: strength must be at least 0; found -1.0");
    assertThatThrownBy(() -> new L2(Double.NaN))
        .hasMessage("l2: strength must be at least 0; found NaN");
    assertThatThrownBy(() -> new ElasticNet(1, -1))
        .hasMessage(
            "elastic net: strength and beta must be at least 0; found strength 1.0, beta -1.0");
  }
}
