package dev.cajal.nn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.kernel.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTest {
  private static Buffer floats(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return new Buffer.F32(floats);
  }

  private static Buffer codes(int... values) {
    return new Buffer.I32(values);
  }

  private static double value(Metric metric, Buffer output, Buffer target, int rows) {
    Metric.Accumulator accumulator = metric.start();
    accumulator.add(output, target, rows);
    return accumulator.value();
  }

  @Test
  void accuracy_scores_countsTheFirstHighest() {
    Buffer scores = floats(1, 2, 0, 5, 5, 1, 0, 0, 0);

    assertThat(value(new Accuracy(), scores, codes(1, 0, 2), 3)).isEqualTo(2.0 / 3);
    assertThat(value(new Accuracy(), scores, floats(0, 1, 0, 1, 0, 0, 0, 0, 1), 3))
        .isEqualTo(2.0 / 3);
  }

  @Test
  void accuracy_singleScore_isPositiveForOne() {
    assertThat(value(new Accuracy(), floats(0.1, -3, 0, 2), codes(1, 0, 1, 0), 4)).isEqualTo(0.5);
  }

  @Test
  void accuracy_unequalBatches_isThatOfAllSamples() {
    Metric.Accumulator accumulator = new Accuracy().start();
    accumulator.add(floats(1, 1, 1), codes(1, 1, 1), 3);
    accumulator.add(floats(1), codes(0), 1);

    assertThat(accumulator.value()).isEqualTo(0.75);
  }

  @Test
  void rSquared_batches_isThatOfAllSamples() {
    double[] y = {1, 2, 4, 8, 16};
    double[] s = {1.5, 2, 3, 9, 15};
    Metric.Accumulator accumulator = new RSquared().start();
    accumulator.add(floats(1.5, 2, 3), floats(1, 2, 4), 3);
    accumulator.add(floats(9, 15), floats(8, 16), 2);
    double mean = 31.0 / 5;
    double residual = 0;
    double total = 0;
    for (int i = 0; i < 5; i++) {
      residual += (y[i] - s[i]) * (y[i] - s[i]);
      total += (y[i] - mean) * (y[i] - mean);
    }

    assertThat(accumulator.value()).isCloseTo(1 - residual / total, within(1e-12));
  }

  @Test
  void rSquared_largeMean_keepsItsDigits() {
    double[] y = new double[100];
    double[] s = new double[100];
    for (int i = 0; i < 100; i++) {
      y[i] = 1e7 + i;
      s[i] = y[i] + 1;
    }

    double exact = 1 - 100 / (100.0 * (100 * 100 - 1) / 12);
    assertThat(value(new RSquared(), new Buffer.F64(s), new Buffer.F64(y), 100))
        .isCloseTo(exact, within(1e-9));
  }

  @Test
  void rSquared_severalOutputs_addsTheirSums() {
    Buffer y = floats(0, 100, 2, 102);
    Buffer s = floats(0, 100, 1, 102);

    assertThat(value(new RSquared(), s, y, 2)).isCloseTo(1 - 1.0 / 4, within(1e-12));
  }

  @Test
  void rSquared_equalTargets_isOneOrZero() {
    assertThat(value(new RSquared(), floats(1, 2), floats(3, 3), 2)).isZero();
    assertThat(value(new RSquared(), floats(3, 3), floats(3, 3), 2)).isOne();
    assertThat(new RSquared().start().value()).isNaN();
  }

  @Test
  void meanSquaredError_outputs_isTheirMean() {
    assertThat(value(new MeanSquaredError(), floats(1, 2, 3, 4), floats(1, 0, 3, 0), 2))
        .isEqualTo(5);
  }

  @Test
  void confusionMatrix_predictions_areCountedByClass() {
    Buffer scores = floats(5, 1, 0, 0, 3, 0, 0, 3, 0, 1, 0, 0, 0, 0, 9);

    ConfusionMatrix matrix = ConfusionMatrix.of(scores, codes(0, 1, 1, 1, 2), 5, 3);

    assertThat(matrix.counts())
        .isEqualTo(List.of(List.of(1L, 0L, 0L), List.of(1L, 2L, 0L), List.of(0L, 0L, 1L)));
    assertThat(matrix.accuracy()).isEqualTo(0.8);
    assertThat(matrix.recall(1)).isEqualTo(2.0 / 3);
    assertThat(matrix.precision(0)).isEqualTo(0.5);
    assertThat(matrix.total()).isEqualTo(5);
    assertThat(matrix.count(1, 0)).isEqualTo(1);
    assertThat(matrix.classes()).isEqualTo(3);
  }

  @Test
  void confusionMatrix_singleScore_hasTwoClasses() {
    ConfusionMatrix matrix = ConfusionMatrix.of(floats(1, -1, 2), codes(1, 0, 0), 3, 2);

    assertThat(matrix.counts()).isEqualTo(List.of(List.of(1L, 1L), List.of(0L, 1L)));
    assertThat(ConfusionMatrix.of(floats(-1), codes(0), 1, 2).recall(1)).isNaN();
    assertThat(ConfusionMatrix.of(floats(-1), codes(0), 1, 2).precision(1)).isNaN();
  }

  @Test
  void confusionMatrix_unknownClass_throws() {
    assertThatThrownBy(() -> ConfusionMatrix.of(floats(0, 1, 1, 0), codes(0, 2), 2, 2))
        .hasMessage(
            "confusion matrix: classes must lie in 0 to 1; sample 2 has target 2, prediction 0");
    assertThatThrownBy(() -> new ConfusionMatrix(List.of(List.of(1L, 2L))))
        .hasMessage(
            "confusion matrix: there must be as many columns as rows; found 1 rows, a row of 2");
  }

  @Test
  void names_areThoseInHistories() {
    assertThat(List.of(new Accuracy(), new RSquared(), new MeanSquaredError()))
        .extracting(Metric::name)
        .containsExactly("accuracy", "r2", "mse");
    assertThat(List.of(new Accuracy(), new RSquared(), new MeanSquaredError()))
        .extracting(Metric::higherIsBetter)
        .containsExactly(true, true, false);
  }
}
