package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The metrics that follow from which classes were taken for which.
 *
 * <p>Precision, recall and F1 without a suffix are those of the second class where there are two
 * classes, and macro where there are more. Macro is the mean over the classes that occur as target
 * or prediction; micro counts all classes together, which for one class a sample is the accuracy. A
 * share of nothing, such as the precision of a class never predicted, counts as 0. For the values
 * of each class see {@link ConfusionMatrix}.
 */
public final class ConfusionMetric implements Metric {
  /** The mean over the classes that occur of the share of their samples that were right. */
  public static final ConfusionMetric BALANCED_ACCURACY =
      new ConfusionMetric(
          "balanced_accuracy",
          matrix ->
              mean(
                  IntStream.range(0, matrix.classes()).filter(k -> matrix.wanted(k) > 0),
                  matrix::recall));

  /** Of the samples taken for a class, the share that belong to it. */
  public static final ConfusionMetric PRECISION =
      new ConfusionMetric("precision", matrix -> second(matrix, matrix::precision));

  /** The mean precision of the classes. */
  public static final ConfusionMetric PRECISION_MACRO =
      new ConfusionMetric("precision_macro", matrix -> macro(matrix, matrix::precision));

  /** The precision of all classes together. */
  public static final ConfusionMetric PRECISION_MICRO =
      new ConfusionMetric("precision_micro", matrix -> matrix.accuracy());

  /** Of the samples of a class, the share taken for it. */
  public static final ConfusionMetric RECALL =
      new ConfusionMetric("recall", matrix -> second(matrix, matrix::recall));

  /** The mean recall of the classes. */
  public static final ConfusionMetric RECALL_MACRO =
      new ConfusionMetric("recall_macro", matrix -> macro(matrix, matrix::recall));

  /** The recall of all classes together. */
  public static final ConfusionMetric RECALL_MICRO =
      new ConfusionMetric("recall_micro", matrix -> matrix.accuracy());

  /** The harmonic mean of precision and recall. */
  public static final ConfusionMetric F1 =
      new ConfusionMetric("f1", matrix -> second(matrix, matrix::f1));

  /** The mean F1 of the classes. */
  public static final ConfusionMetric F1_MACRO =
      new ConfusionMetric("f1_macro", matrix -> macro(matrix, matrix::f1));

  /** The F1 of all classes together. */
  public static final ConfusionMetric F1_MICRO =
      new ConfusionMetric("f1_micro", matrix -> matrix.accuracy());

  /**
   * The correlation between targets and predictions, from −1 to 1; 0 where either is always the
   * same class (Matthews, 1975; for several classes Gorodkin, 2004).
   */
  public static final ConfusionMetric MATTHEWS =
      new ConfusionMetric("matthews", ConfusionMetric::matthews);

  private final String name;
  private final ToDoubleFunction<ConfusionMatrix> value;

  private ConfusionMetric(String name, ToDoubleFunction<ConfusionMatrix> value) {
    this.name = name;
    this.value = value;
  }

  /** All of them. */
  public static List<ConfusionMetric> all() {
    return List.of(
        BALANCED_ACCURACY,
        PRECISION,
        PRECISION_MACRO,
        PRECISION_MICRO,
        RECALL,
        RECALL_MACRO,
        RECALL_MICRO,
        F1,
        F1_MACRO,
        F1_MICRO,
        MATTHEWS);
  }

  /** The value for predictions that were counted already. */
  public double of(ConfusionMatrix matrix) {
    return value.applyAsDouble(matrix);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public Accumulator start() {
    return new Count(this);
  }

  private static double matthews(ConfusionMatrix matrix) {
    double all = matrix.total();
    double right = 0;
    double joint = 0;
    double wanted = 0;
    double predicted = 0;
    for (int k = 0; k < matrix.classes(); k++) {
      double w = matrix.wanted(k);
      double p = matrix.predicted(k);
      right += matrix.count(k, k);
      joint += w * p;
      wanted += w * w;
      predicted += p * p;
    }
    double scale = Math.sqrt(all * all - wanted) * Math.sqrt(all * all - predicted);
    return scale == 0 ? 0 : (right * all - joint) / scale;
  }

  private static double second(ConfusionMatrix matrix, IntToDoubleFunction ofClass) {
    return matrix.classes() == 2 ? orZero(ofClass.applyAsDouble(1)) : macro(matrix, ofClass);
  }

  private static double macro(ConfusionMatrix matrix, IntToDoubleFunction ofClass) {
    return mean(
        IntStream.range(0, matrix.classes())
            .filter(k -> matrix.wanted(k) + matrix.predicted(k) > 0),
        ofClass);
  }

  private static double mean(IntStream classes, IntToDoubleFunction ofClass) {
    return classes.mapToDouble(k -> orZero(ofClass.applyAsDouble(k))).average().orElse(Double.NaN);
  }

  private static double orZero(double share) {
    return Double.isNaN(share) ? 0 : share;
  }

  private static final class Count implements Accumulator {
    private final ConfusionMetric metric;
    private long[][] counts = {};

    Count(ConfusionMetric metric) {
      this.metric = metric;
    }

    @Override
    public void add(Buffer output, Buffer target, int rows) {
      int classes = Math.max(2, Classes.width(output, rows));
      if (counts.length == 0) {
        counts = new long[classes][classes];
      }
      List<List<Long>> batch = ConfusionMatrix.of(output, target, rows, classes).counts();
      for (int wanted = 0; wanted < classes; wanted++) {
        for (int predicted = 0; predicted < classes; predicted++) {
          counts[wanted][predicted] += batch.get(wanted).get(predicted);
        }
      }
    }

    @Override
    public double value() {
      return counts.length == 0
          ? Double.NaN
          : metric.of(
              new ConfusionMatrix(
                  Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList()));
    }
  }
}
