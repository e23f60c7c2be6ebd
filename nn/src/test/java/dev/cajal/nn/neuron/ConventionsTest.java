package dev.cajal.nn.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.data.DataException;
import dev.cajal.shape.Shape;
import org.junit.jupiter.api.Test;

/** The converters between the decks' conventions, C1 to C7. */
class ConventionsTest {
  private static final AffineMap MAP = AffineMap.of(new double[][] {{1, 2, 3}, {4, 5, 6}}, 7, 8, 9);
  private static final Tensor X =
      Matrices.matrix(new double[] {1, -1}, new double[] {0, 2}, new double[] {3, 0});

  @Test
  void c1_binaryLabels_convertBothWays() {
    Tensor y = Matrices.vector(0, 1, 1);

    Tensor d = BinaryLabels.ZERO_ONE.to(BinaryLabels.PLUS_MINUS, y);

    assertThat(d.toDoubles()).containsExactly(-1, 1, 1);
    assertThat(BinaryLabels.PLUS_MINUS.to(BinaryLabels.ZERO_ONE, d).toDoubles())
        .containsExactly(0, 1, 1);
  }

  @Test
  void c1_wrongLabels_areRefused() {
    assertThatThrownBy(() -> BinaryLabels.ZERO_ONE.values(Matrices.vector(1, -1)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "labels: each must be 0 or 1; found -1 for sample 1 (counted from 0); use"
                + " BinaryLabels.PLUS_MINUS");
    assertThatThrownBy(() -> BinaryLabels.PLUS_MINUS.values(Matrices.vector(0)))
        .hasMessage(
            "labels: each must be -1 or 1; found 0 for sample 0 (counted from 0); use"
                + " BinaryLabels.ZERO_ONE");
    assertThatThrownBy(() -> BinaryLabels.PLUS_MINUS.values(Matrices.vector(0.5)))
        .hasMessage("labels: each must be -1 or 1; found 0.5 for sample 0 (counted from 0)");
  }

  @Test
  void c1_oneHot_convertsBothWays() {
    Tensor codes = Tensor.of(new int[] {2, 0}, Shape.of(2));

    Tensor rows = OneHot.of(codes, 3);

    assertThat(rows.toDoubles()).containsExactly(0, 0, 1, 1, 0, 0);
    assertThat(OneHot.codes(rows).toInts()).containsExactly(2, 0);
    assertThatThrownBy(() -> OneHot.of(codes, 2))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "classes: each must be a whole number from 0 to 1; found 2.0 for sample 0 (counted"
                + " from 0)");
    assertThatThrownBy(() -> OneHot.codes(Matrices.matrix(new double[] {0.5, 0.5})))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "one-hot: each row must have one 1 and zeros; found [0.5, 0.5] in row 0 (counted from"
                + " 0)");
    assertThatThrownBy(() -> OneHot.of(codes, 1))
        .hasMessage("one-hot: at least 2 classes are needed; found 1");
  }

  @Test
  void c2_samplesInColumns_giveTheSameScores() {
    AffineMap columns = AffineMap.ofColumns(MAP.weight().transpose(), MAP.bias());
    Tensor sideways = SampleLayout.ROWS.to(SampleLayout.COLUMNS, X);

    assertThat(sideways.shape()).isEqualTo(Shape.of(2, 3));
    assertThat(columns.apply(SampleLayout.COLUMNS.to(SampleLayout.ROWS, sideways)).toDoubles())
        .containsExactly(MAP.apply(X).toDoubles());
  }

  @Test
  void c3_augmentedProduct_isTheAffineMap() {
    for (Augmentation place : Augmentation.values()) {
      Tensor product = place.samples(X).matmul(place.weight(MAP));

      assertThat(product.toDoubles()).containsExactly(MAP.apply(X).toDoubles());
      AffineMap back = place.map(place.weight(MAP));
      assertThat(back.weight().toDoubles()).containsExactly(MAP.weight().toDoubles());
      assertThat(back.bias().toDoubles()).containsExactly(7, 8, 9);
    }
    assertThat(Augmentation.FIRST.samples(X).at(0, 0).toDoubles()).containsExactly(1, 1, -1);
    assertThat(Augmentation.LAST.samples(X).at(0, 0).toDoubles()).containsExactly(1, -1, 1);
    assertThatThrownBy(() -> Augmentation.FIRST.map(Matrices.matrix(new double[] {1})))
        .hasMessage("augmentation: a matrix of at least 2 rows is needed; found f64[1, 1]");
  }

  @Test
  void c5_valueAtZero() {
    assertThat(Threshold.AT_LEAST_ZERO.of(Matrices.vector(-1, 0, 1)).toDoubles())
        .containsExactly(0, 1, 1);
    assertThat(Threshold.ABOVE_ZERO.of(Matrices.vector(-1, 0, 1)).toDoubles())
        .containsExactly(0, 0, 1);
    assertThat(Threshold.ABOVE_ZERO.fires(0)).isFalse();
  }

  @Test
  void c6AndC7_derivativesAndNumbers() {
    Tensor jacobian = MAP.weight().transpose();

    assertThat(DerivativeLayout.NUMERATOR.to(DerivativeLayout.DENOMINATOR, jacobian).toDoubles())
        .containsExactly(MAP.weight().toDoubles());
    assertThat(LayerNumbering.FROM_ONE.from(LayerNumbering.FROM_ZERO, 0)).isEqualTo(1);
    assertThat(LayerNumbering.FROM_ZERO.from(LayerNumbering.FROM_ONE, 3)).isEqualTo(2);
  }
}
