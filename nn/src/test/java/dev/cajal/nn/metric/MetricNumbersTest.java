package dev.cajal.nn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.kernel.Buffer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Values worked out by hand; the working stands in the comments. */
class MetricNumbersTest {
  private static final Offset<Double> EXACT = within(1e-14);

  private static Buffer numbers(double... values) {
    return new Buffer.F64(values);
  }

  private static Buffer codes(int... values) {
    return new Buffer.I32(values);
  }

  private static double value(Metric metric, Buffer output, Buffer target) {
    Metric.Accumulator accumulator = metric.start();
    int rows = target.size();
    accumulator.add(output, target, rows);
    return accumulator.value();
  }

  /** Scores whose highest is at these classes. */
  private static Buffer choosing(int classes, int... chosen) {
    double[] scores = new double[classes * chosen.length];
    for (int row = 0; row < chosen.length; row++) {
      scores[row * classes + chosen[row]] = 1;
    }
    return numbers(scores);
  }

  @Test
  void confusionMetrics_threeClasses_byHand() {
    // True 0: 3 right, 1 taken for 1. True 1: 2 right, 1 for 0, 1 for 2. True 2: 1 right, 1 for 1.
    //         predicted 0   1   2   recall            precision
    // true 0            3   1   0   3/4               3/4
    // true 1            1   2   1   2/4               2/4
    // true 2            0   1   1   1/2               1/2
    Buffer target = codes(0, 0, 0, 0, 1, 1, 1, 1, 2, 2);
    Buffer output = choosing(3, 0, 0, 0, 1, 1, 1, 0, 2, 2, 1);

    assertThat(value(new Accuracy(), output, target)).isEqualTo(0.6);
    double mean = (3.0 / 4 + 2.0 / 4 + 1.0 / 2) / 3;
    assertThat(value(ConfusionMetric.BALANCED_ACCURACY, output, target)).isCloseTo(mean, EXACT);
    assertThat(value(ConfusionMetric.RECALL_MACRO, output, target)).isCloseTo(mean, EXACT);
    assertThat(value(ConfusionMetric.PRECISION_MACRO, output, target)).isCloseTo(mean, EXACT);
    // F1 of each: 2·3/(4+4), 2·2/(4+4), 2·1/(2+2).
    assertThat(value(ConfusionMetric.F1_MACRO, output, target))
        .isCloseTo((0.75 + 0.5 + 0.5) / 3, EXACT);
    assertThat(value(ConfusionMetric.F1, output, target)).isCloseTo((0.75 + 0.5 + 0.5) / 3, EXACT);
    for (Metric micro :
        new Metric[] {
          ConfusionMetric.PRECISION_MICRO, ConfusionMetric.RECALL_MICRO, ConfusionMetric.F1_MICRO
        }) {
      assertThat(value(micro, output, target)).isEqualTo(0.6);
    }
    // (6·10 − (4·4 + 4·4 + 2·2)) / (100 − 36) = 24/64.
    assertThat(value(ConfusionMetric.MATTHEWS, output, target)).isCloseTo(0.375, EXACT);
  }

  @Test
  void confusionMetrics_twoClasses_areThoseOfTheSecond() {
    // TP 2, FN 1, FP 3, TN 4.
    Buffer target = codes(1, 1, 1, 0, 0, 0, 0, 0, 0, 0);
    Buffer output = numbers(1, 1, -1, 1, 1, 1, -1, -1, -1, -1);

    assertThat(value(ConfusionMetric.PRECISION, output, target)).isEqualTo(2.0 / 5);
    assertThat(value(ConfusionMetric.RECALL, output, target)).isEqualTo(2.0 / 3);
    assertThat(value(ConfusionMetric.F1, output, target)).isEqualTo(2.0 * 2 / (5 + 3));
    assertThat(value(ConfusionMetric.BALANCED_ACCURACY, output, target))
        .isCloseTo((2.0 / 3 + 4.0 / 7) / 2, EXACT);
    // (2·4 − 3·1) / √(5·3·7·5).
    assertThat(value(ConfusionMetric.MATTHEWS, output, target))
        .isCloseTo(5 / Math.sqrt(525), EXACT);
  }

  @Test
  void confusionMetrics_sharesOfNothing_areZero() {
    // Nothing is taken for class 1, and class 2 of the four does not occur at all.
    Buffer target = codes(0, 0, 1, 3);
    Buffer output = choosing(4, 0, 0, 0, 3);

    // Precision 2/3, 0 (of nothing), 1 over three classes; recall 1, 0, 1.
    assertThat(value(ConfusionMetric.PRECISION_MACRO, output, target))
        .isCloseTo((2.0 / 3 + 0 + 1) / 3, EXACT);
    assertThat(value(ConfusionMetric.RECALL_MACRO, output, target)).isCloseTo(2.0 / 3, EXACT);
    assertThat(value(ConfusionMetric.F1_MACRO, output, target))
        .isCloseTo((4.0 / 5 + 0 + 1) / 3, EXACT);
    // All predictions alike: no correlation.
    assertThat(value(ConfusionMetric.MATTHEWS, numbers(-1, -1), codes(0, 1))).isZero();
    assertThat(value(ConfusionMetric.PRECISION, numbers(-1, -1), codes(0, 1))).isZero();
    // A class that is predicted but never true counts for precision and not for balanced accuracy.
    Buffer wrong = choosing(3, 0, 2);
    assertThat(value(ConfusionMetric.BALANCED_ACCURACY, wrong, codes(0, 0))).isEqualTo(0.5);
    assertThat(value(ConfusionMetric.RECALL_MACRO, wrong, codes(0, 0))).isEqualTo(0.25);
  }

  @Test
  void confusionMatrix_f1_isOfEachClass() {
    ConfusionMatrix matrix = ConfusionMatrix.of(numbers(1, -1, 1), codes(1, 0, 0), 3, 2);

    assertThat(matrix.f1(1)).isEqualTo(2.0 / 3);
    assertThat(matrix.f1(0)).isEqualTo(2.0 / 3);
    assertThat(matrix.wanted(0)).isEqualTo(2);
    assertThat(matrix.predicted(1)).isEqualTo(2);
    assertThat(ConfusionMatrix.of(numbers(1), codes(1), 1, 2).f1(0)).isNaN();
  }

  @Test
  void topK_ties_areWonByTheFirst() {
    Buffer output = numbers(3, 2, 1, 1, 1, 1, 0, 5, 9);

    // Ranks of the true classes 1, 2, 0: second, third (after equals), third.
    assertThat(value(new TopK(1), output, codes(1, 2, 0))).isZero();
    assertThat(value(new TopK(2), output, codes(1, 2, 0))).isEqualTo(1.0 / 3);
    assertThat(value(new TopK(3), output, codes(1, 2, 0))).isOne();
    assertThat(value(new TopK(1), numbers(2, -1), codes(1, 1))).isEqualTo(0.5);
  }

  @Test
  void rocAuc_pairs_areCounted() {
    // Pairs of a positive and a negative: (0.35, 0.1) right, (0.35, 0.4) wrong, (0.8, both) right.
    Buffer output = numbers(0.1, 0.4, 0.35, 0.8);
    assertThat(value(new RocAuc(), output, codes(0, 0, 1, 1))).isEqualTo(0.75);
    // Of the four pairs one is equal, which counts half.
    assertThat(value(new RocAuc(), numbers(0.1, 0.4, 0.4, 0.8), codes(0, 0, 1, 1)))
        .isEqualTo(3.5 / 4);
    assertThat(value(new RocAuc(), numbers(0.5, 0.5, 0.5), codes(0, 1, 1))).isEqualTo(0.5);
    assertThat(value(new RocAuc(), numbers(0.5, 0.6), codes(1, 1))).isNaN();
    // Two outputs are ordered as their second one.
    Buffer both = numbers(0.9, 0.1, 0.6, 0.4, 0.65, 0.35, 0.2, 0.8);
    assertThat(value(new RocAuc(), both, codes(0, 0, 1, 1))).isEqualTo(0.75);
  }

  @Test
  void rocAuc_threeClasses_isTheMeanOfOneAgainstTheRest() {
    Buffer output = numbers(0.6, 0.3, 0.1, 0.3, 0.4, 0.3, 0.2, 0.3, 0.5, 0.5, 0.4, 0.1);
    // Class 0 (row 0): 0.6 above 0.3, 0.2, 0.5: 1. Class 1 (rows 1, 3): 0.4, 0.4 above 0.3, 0.3: 1.
    // Class 2 (row 2): 1.
    assertThat(value(new RocAuc(), output, codes(0, 1, 2, 1))).isOne();
    // With row 3 of class 0: class 0 (0.6, 0.5) above 0.3, 0.2: 1; class 1 (0.4) above 0.3, 0.3 and
    // equal to 0.4: 2.5/3; class 2: 1.
    assertThat(value(new RocAuc(), output, codes(0, 1, 2, 0)))
        .isCloseTo((1 + 2.5 / 3 + 1) / 3, EXACT);
  }

  @Test
  void averagePrecision_thresholds_addTheirRecall() {
    // From the top: 0.8 positive, P 1, R ½; 0.4 negative; 0.35 positive, P 2/3, R 1.
    assertThat(value(new AveragePrecision(), numbers(0.1, 0.4, 0.35, 0.8), codes(0, 0, 1, 1)))
        .isCloseTo(0.5 + 0.5 * 2 / 3, EXACT);
    // All at once: precision is the share of positives.
    assertThat(value(new AveragePrecision(), numbers(0.5, 0.5, 0.5), codes(0, 1, 1)))
        .isCloseTo(2.0 / 3, EXACT);
    assertThat(value(new AveragePrecision(), numbers(0.5, 0.5), codes(0, 0))).isZero();
  }

  @Test
  void logLossAndBrier_probabilities_byHand() {
    Buffer output = numbers(0.9, 0.2, 0.6);
    assertThat(value(new LogLoss(), output, codes(1, 0, 0)))
        .isCloseTo(-(Math.log(0.9) + Math.log(0.8) + Math.log(0.4)) / 3, EXACT);
    assertThat(value(new BrierScore(), output, codes(1, 0, 0)))
        .isCloseTo((0.01 + 0.04 + 0.36) / 3, EXACT);

    Buffer three = numbers(0.7, 0.2, 0.1, 0.3, 0.3, 0.4);
    assertThat(value(new LogLoss(), three, codes(0, 1)))
        .isCloseTo(-(Math.log(0.7) + Math.log(0.3)) / 2, EXACT);
    // (0.3² + 0.2² + 0.1² + 0.3² + 0.7² + 0.4²) / 2.
    assertThat(value(new BrierScore(), three, codes(0, 1))).isCloseTo(0.88 / 2, EXACT);

    // Certain and wrong: limited by the next number to 1.
    assertThat(value(new LogLoss(), numbers(1), codes(0)))
        .isCloseTo(52 * Math.log(2), within(1e-9));
    assertThat(value(new LogLoss(), new Buffer.F32(new float[] {1}), codes(0)))
        .isCloseTo(23 * Math.log(2), within(1e-6));
  }

  @Test
  void calibration_bins_byHand() {
    // Confidence 0.9 right, 0.95 wrong, 0.6 (class 0) right, 0.55 right.
    Buffer output = numbers(0.9, 0.95, 0.4, 0.55);
    Buffer target = codes(1, 0, 0, 1);
    CalibrationCurve curve = CalibrationCurve.of(output, target, 4, 10);

    CalibrationCurve.Bin ninth = curve.bins().get(8);
    assertThat(ninth.count()).isOne();
    assertThat(ninth.probability()).isEqualTo(0.9);
    assertThat(ninth.share()).isOne();
    assertThat(curve.bins().get(9).share()).isZero();
    assertThat(curve.bins().get(5).count()).isEqualTo(2);
    assertThat(curve.bins().get(5).probability()).isCloseTo(0.575, EXACT);
    assertThat(curve.bins().get(0).count()).isZero();
    assertThat(curve.bins().get(0).share()).isNaN();
    // (|0.9 − 1| + |0.95 − 0| + 2·|0.575 − 1|) / 4.
    assertThat(curve.error()).isCloseTo((0.1 + 0.95 + 0.85) / 4, EXACT);
    assertThat(value(new CalibrationError(10), output, target)).isEqualTo(curve.error());

    CalibrationCurve second = CalibrationCurve.ofClass(output, target, 4, 1, 2);
    assertThat(second.bins().get(0).probability()).isEqualTo(0.4);
    assertThat(second.bins().get(0).share()).isZero();
    assertThat(second.bins().get(1).count()).isEqualTo(3);
    assertThat(second.bins().get(1).share()).isCloseTo(2.0 / 3, EXACT);
  }

  @Test
  void regressionMetrics_byHand() {
    // Errors y − s: 0.5, −0.5, 0, −1; targets 3, −0.5, 2, 7 with mean 2.875.
    Buffer y = numbers(3, -0.5, 2, 7);
    Buffer s = numbers(2.5, 0, 2, 8);

    assertThat(value(new MeanSquaredError(), s, y)).isEqualTo(1.5 / 4);
    assertThat(value(new RootMeanSquaredError(), s, y)).isEqualTo(Math.sqrt(0.375));
    assertThat(value(new MeanAbsoluteError(), s, y)).isEqualTo(0.5);
    // Σ(y − ȳ)² = 29.1875; Σe² = 1.5; errors have mean −0.25, so Σ(e − ē)² = 1.5 − 4/16.
    assertThat(value(new RSquared(), s, y)).isCloseTo(1 - 1.5 / 29.1875, EXACT);
    assertThat(value(new ExplainedVariance(), s, y)).isCloseTo(1 - 1.25 / 29.1875, EXACT);
    // A constant error is explained entirely.
    assertThat(value(new ExplainedVariance(), numbers(2, 3), numbers(1, 2))).isOne();
    assertThat(value(new ExplainedVariance(), numbers(2, 4), numbers(1, 1))).isZero();
  }
}
