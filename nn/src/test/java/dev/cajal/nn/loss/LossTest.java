package dev.cajal.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.parameter.Selection;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values worked out elsewhere, and messages. */
class LossTest {
  private static Tensor row(double... values) {
    return Tensor.of(values, Shape.of(1, values.length));
  }

  private static Tensor code(int value) {
    return Tensor.of(new int[] {value}, Shape.of(1));
  }

  @Test
  void squaredError_vector_isTheSquaredDistance() {
    Variable s = Variable.of("s", row(0.1, 0.7, 0, 0.2));

    Tensor loss = Losses.squaredError(s, row(0, 1, 0, 0));

    assertThat(loss.toDouble()).isCloseTo(0.14, within(1e-12));
    assertThat(Gradient.of(loss, s).of(s).toDoubles())
        .containsExactly(new double[] {0.2, -0.6, 0, 0.4}, within(1e-12));
  }

  @Test
  void crossEntropy_scores_valueAndGradient() {
    Variable s = Variable.of("s", row(3.2, 5.1, -1.7));

    Tensor loss = Losses.crossEntropy(s, code(0));

    assertThat(loss.toDouble()).isCloseTo(2.040355153, within(1e-9));
    assertThat(Gradient.of(loss, s).of(s).toDoubles())
        .containsExactly(new double[] {-0.8700174610, 0.8690495352, 9.679257746e-4}, within(1e-10));
  }

  @Test
  void crossEntropy_threeSamples_isTheirMean() {
    Tensor scores =
        Tensor.of(new double[] {3.2, 5.1, -1.7, 1.3, 4.9, 2.0, 2.2, 2.5, -3.1}, Shape.of(3, 3));
    Tensor codes = Tensor.of(new int[] {0, 1, 2}, Shape.of(3));

    assertThat(new CrossEntropy().perSample(scores, codes).toDoubles())
        .containsExactly(new double[] {2.040355153, 0.07913177829, 6.156477202}, within(1e-9));
    assertThat(Losses.crossEntropy(scores, codes).toDouble()).isCloseTo(2.758654711, within(1e-9));
  }

  @Test
  void crossEntropy_largeScores_doesNotOverflow() {
    Tensor scores = Tensor.of(new float[][] {{1000, 0}});

    assertThat(Losses.crossEntropy(scores, code(1)).toFloat()).isEqualTo(1000);
    assertThat(Losses.crossEntropy(scores, code(0)).toFloat()).isZero();
  }

  @Test
  void crossEntropy_oneHotRows_equalCodes() {
    Tensor scores = row(3.2, 5.1, -1.7);

    assertThat(Losses.crossEntropy(scores, row(1, 0, 0)).toDouble())
        .isCloseTo(Losses.crossEntropy(scores, code(0)).toDouble(), within(1e-15));
  }

  @Test
  void binaryCrossEntropy_logisticRegression_valueAndGradient() {
    Variable w = Variable.of("w", Tensor.of(new double[] {-1, 0.5}, Shape.of(2, 1)));
    Tensor x = Tensor.of(new double[] {1, 0, 1, 1, 1, 2, 1, 3}, Shape.of(4, 2));
    Tensor y = Tensor.of(new int[] {0, 0, 1, 1}, Shape.of(4));

    Tensor scores = x.matmul(w);
    Tensor sum = new BinaryCrossEntropy().perSample(scores, y).sum();

    assertThat(new BinaryCrossEntropy().link().of(scores).toDoubles())
        .containsExactly(
            new double[] {0.2689414214, 0.3775406688, 0.5, 0.6224593312}, within(1e-10));
    assertThat(sum.toDouble()).isCloseTo(1.954562836, within(1e-9));
    double[] gradient = Gradient.of(sum, w).of(w).toDoubles();
    assertThat(gradient).containsExactly(new double[] {-0.2310585786, -1.755081338}, within(1e-9));
    double[] next = w.minus(Gradient.of(sum, w).of(w).times(0.1 / 4)).toDoubles();
    assertThat(next).containsExactly(new double[] {-0.9942235355, 0.5438770334}, within(1e-10));
  }

  @Test
  void binaryCrossEntropy_severalOutputs_areAdded() {
    Tensor scores = row(3.2, 5.1, -1.7);

    double binary = Losses.binaryCrossEntropy(scores, row(1, 0, 0)).toDouble();

    double expected =
        Math.log1p(Math.exp(-3.2)) + Math.log1p(Math.exp(5.1)) + Math.log1p(Math.exp(-1.7));
    assertThat(binary).isCloseTo(expected, within(1e-12));
  }

  @Test
  void binaryCrossEntropy_scoreZero_hasTheRightGradient() {
    Variable s = Variable.of("s", row(0, 0));

    Tensor loss = Losses.binaryCrossEntropy(s, row(1, 0));

    assertThat(Gradient.of(loss, s).of(s).toDoubles()).containsExactly(-0.5, 0.5);
  }

  @Test
  void l2_weights_areSquaredAndAdded() {
    Variable w = Variable.of("0.weight", Tensor.of(new float[][] {{1, -2}, {0.5f, 0}}));
    Variable b = Variable.of("0.bias", Tensor.of(10));
    Tensor loss = Tensor.scalar(1);

    Tensor total = Regularizer.l2(2).addTo(loss, List.of(b, w));
    Tensor all = new Regularizer(new L2(1), Selection.all()).addTo(loss, List.of(b, w));

    assertThat(total.toFloat()).isEqualTo(11.5f);
    assertThat(all.toFloat()).isEqualTo(106.25f);
    assertThat(Gradient.of(total, w).of(w).toFloats()).containsExactly(4, -8, 2, 0);
  }

  @Test
  void targets_ofWrongShape_throw() {
    assertThatThrownBy(() -> Losses.squaredError(Tensor.zeros(4, 2), Tensor.zeros(4)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "squared_error: the target must have the output's shape; output f32[4, 2], target"
                + " f32[4]");
    assertThatThrownBy(() -> Losses.crossEntropy(Tensor.zeros(4, 3), Tensor.zeros(4)))
        .hasMessage(
            "cross_entropy: the target must be class codes i32[4] or rows like the output; output"
                + " f32[4, 3], target f32[4]");
    assertThatThrownBy(() -> Losses.crossEntropy(Tensor.zeros(4), Tensor.iota(4)))
        .hasMessage(
            "cross_entropy: the output must have a last axis of class scores; output f32[4], target"
                + " i32[4]");
    assertThatThrownBy(() -> Losses.binaryCrossEntropy(Tensor.scalar(1), Tensor.scalar(1)))
        .hasMessage(
            "binary_cross_entropy: the output must be f32 or f64 with the batch as first axis;"
                + " output f32[], target f32[]");
  }

  @Test
  void check_impossibleTargets_nameTheSample() {
    assertThatThrownBy(() -> new CrossEntropy().check(new Buffer.I32(new int[] {0, 2, 3}), 3, 3))
        .hasMessage("cross_entropy: targets must lie in 0 to 2; sample 3 has 3");
    assertThatThrownBy(
            () -> new BinaryCrossEntropy().check(new Buffer.F32(new float[] {0, 1.5f}), 2, 1))
        .hasMessage("binary_cross_entropy: targets must lie in 0 to 1; sample 2 has 1.5");
    assertThatThrownBy(
            () -> new SquaredError().check(new Buffer.F32(new float[] {0, 1, Float.NaN, 3}), 2, 2))
        .hasMessage("squared_error: targets must be finite; sample 2 has NaN");
    new CrossEntropy().check(new Buffer.I32(new int[] {0, 2, 1}), 3, 3);
    new CrossEntropy().check(new Buffer.I32(new int[] {0, 2, 1, 1}), 2, 6);
  }

  @Test
  void l2_negativeStrength_throws() {
    assertThatThrownBy(() -> new L2(-1)).hasMessage("l2: strength must be at least 0; found -1.0");
  }
}
