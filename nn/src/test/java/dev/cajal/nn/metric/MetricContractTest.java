package dev.cajal.nn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.loss.Links;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.SettingException;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every registered metric must do. */
class MetricContractTest {
  private static final int ROWS = 40;

  static Stream<Metric> metrics() {
    return Metrics.registry().definitions().stream()
        .map(definition -> Metrics.registry().parse(definition.name()));
  }

  /** Predictions of so many outputs, as the metric takes them. */
  private static Tensor output(Metric metric, int width) {
    Tensor scores = RandomKey.of(3).normal(Shape.of(ROWS, width), DType.F64);
    return switch (metric.input()) {
      case SCORES, NUMBERS -> scores.evaluate();
      case RANKING, PROBABILITIES ->
          (width == 1 ? scores.sigmoid() : scores.softmax(-1)).evaluate();
    };
  }

  private static Tensor target(Metric metric, int width) {
    if (metric.input() == Metric.Input.NUMBERS) {
      return RandomKey.of(4).normal(Shape.of(ROWS, width), DType.F64).evaluate();
    }
    int[] codes = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      codes[i] = i * 7 % 11 % Math.max(2, width);
    }
    return Tensor.of(codes, Shape.of(ROWS));
  }

  private static double value(Metric metric, Tensor output, Tensor target, int batch) {
    Metric.Accumulator accumulator = metric.start();
    for (int from = 0; from < ROWS; from += batch) {
      int to = Math.min(from + batch, ROWS);
      accumulator.add(
          output.slice(0, from, to).buffer(), target.slice(0, from, to).buffer(), to - from);
    }
    return accumulator.value();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void value_anyBatches_hasTheSameBits(Metric metric) {
    for (int width : List.of(1, 2, 4)) {
      Tensor output = output(metric, width);
      Tensor target = target(metric, width);
      double whole = value(metric, output, target, ROWS);

      assertThat(whole).isFinite();
      for (int batch : List.of(1, 7, 20)) {
        assertThat(value(metric, output, target, batch)).isEqualTo(whole);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  @Timeout(10)
  void value_predictionsThatAreNotNumbers_isNoGoodNumber(Metric metric) {
    for (int width : List.of(1, 2, 4)) {
      Tensor output = output(metric, width).dividedBy(0).times(0).evaluate();

      double value = value(metric, output, target(metric, width), 7);

      boolean ofOrder = metric.input() == Metric.Input.RANKING;
      if (ofOrder || metric.input() == Metric.Input.PROBABILITIES) {
        assertThat(value).isNaN();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void value_perfectPredictions_isTheBest(Metric metric) {
    Tensor target = target(metric, 3);
    Tensor perfect =
        metric.input() == Metric.Input.NUMBERS ? target : target.oneHot(3, DType.F64).evaluate();
    double best = metric.higherIsBetter() ? 1 : 0;

    assertThat(value(metric, perfect, target, 8)).isCloseTo(best, within(1e-14));
    double other = value(metric, output(metric, 3), target, 8);
    assertThat(metric.higherIsBetter() ? other < best : other > best)
        .isEqualTo(!(metric instanceof TopK));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void value_oneHotTargets_isThatOfCodes(Metric metric) {
    if (metric.input() != Metric.Input.NUMBERS) {
      Tensor codes = target(metric, 4);

      assertThat(value(metric, output(metric, 4), codes.oneHot(4, DType.F32).evaluate(), 9))
          .isEqualTo(value(metric, output(metric, 4), codes, 9));
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void value_nothing_isNotDefined(Metric metric) {
    assertThat(metric.start().value()).isNaN();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void registry_text_givesAnEqualMetric(Metric metric) {
    assertThat(Metrics.registry().parse(Metrics.registry().print(metric).orElseThrow()))
        .isEqualTo(metric);
  }

  @Test
  void after_link_bringsScoresIntoForm() {
    Tensor scores = RandomKey.of(3).normal(Shape.of(ROWS, 4), DType.F64).evaluate();
    Tensor target = target(new LogLoss(), 4);

    assertThat(value(new LogLoss().after(Links.SOFTMAX), scores, target, 9))
        .isEqualTo(value(new LogLoss(), scores.softmax(-1).evaluate(), target, 9));
    assertThat(new LogLoss().after(Links.SOFTMAX).name()).isEqualTo("log_loss");
    assertThat(new LogLoss().after(Links.SOFTMAX).higherIsBetter()).isFalse();
    // A probability of 0.4 is no sign of the second class, although it exceeds 0.
    Tensor low = Tensor.of(new double[] {0.4}, Shape.of(1, 1));
    Metric.Accumulator accuracy = new Accuracy().after(Links.PROBABILITY).start();
    accuracy.add(low.buffer(), new Buffer.I32(new int[] {0}), 1);
    assertThat(accuracy.value()).isOne();
  }

  @Test
  void probabilities_outOfRange_nameTheSample() {
    for (Metric metric : List.of(new LogLoss(), new BrierScore())) {
      Metric.Accumulator accumulator = metric.start();
      accumulator.add(new Buffer.F32(new float[] {1, 0}), new Buffer.I32(new int[] {1, 0}), 2);
      assertThatThrownBy(
              () ->
                  accumulator.add(
                      new Buffer.F32(new float[] {0, 1.5f}), new Buffer.I32(new int[] {1, 0}), 2))
          .hasMessage(metric.name() + ": probabilities must lie in 0 to 1; sample 4 has 1.5");
    }
  }

  @Test
  void parse_text_namesMetrics() {
    assertThat(Metrics.parse("f1_macro, top_k(3),roc-auc f1_macro"))
        .extracting(Metric::name)
        .containsExactly("f1_macro", "top_3", "roc_auc");
    assertThat(Metrics.parse(" ")).isEmpty();
    assertThatThrownBy(() -> Metrics.parse("f1, auroc"))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("metric \"f1, auroc\", position 5: no metric is called \"auroc\"");
    assertThatThrownBy(() -> Metrics.parse("f1,.2")).hasMessageStartingWith("metric \"f1,.2\"");
    assertThatThrownBy(() -> new TopK(0)).hasMessage("top_k: k must be at least 1; found 0");
    assertThatThrownBy(() -> new CalibrationError(0))
        .hasMessage("calibration_error: bins must be at least 1; found 0");
    assertThat(Metrics.registry().definitions().stream().map(Definition::name))
        .contains("matthews", "balanced_accuracy", "precision_micro", "explained_variance");
  }
}
