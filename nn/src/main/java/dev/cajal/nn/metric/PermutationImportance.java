package dev.cajal.nn.metric;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.data.Permutation;
import dev.cajal.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * How much worse predictions become when a feature is shuffled over the samples, so that it says
 * nothing any more (Breiman, <i>Random Forests</i>, 2001; Fisher, Rudin and Dominici, 2019).
 *
 * <pre>{@code
 * Predictor predictor = Predictor.of(network);
 * List<PermutationImportance.Importance> importances =
 *     new PermutationImportance(10, 1).of(predictor::predict, inputs, targets, new Accuracy());
 * }</pre>
 *
 * <p>Of features that say the same, each may seem unimportant, because the other one is left.
 *
 * @param repeats how many shuffles of each feature, at least 1
 * @param seed of the shuffles; the same seed gives the same numbers
 */
public record PermutationImportance(int repeats, long seed) {
  /** Checks the settings. */
  public PermutationImportance {
    if (repeats < 1) {
      throw new IllegalArgumentException(
          "permutation importance: repeats must be at least 1; found " + repeats);
    }
  }

  /**
   * What shuffling a feature costs.
   *
   * @param losses how much worse the metric became in each shuffle, negative if it became better
   */
  public record Importance(List<Double> losses) {
    /** Keeps an unmodifiable copy. */
    public Importance {
      losses = List.copyOf(losses);
    }

    /** The mean over the shuffles. */
    public double mean() {
      return losses.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** The standard deviation over the shuffles (divided by their number). */
    public double deviation() {
      double mean = mean();
      double squares = 0;
      for (double loss : losses) {
        squares += (loss - mean) * (loss - mean);
      }
      return Math.sqrt(squares / losses.size());
    }
  }

  /**
   * The importance of every feature.
   *
   * @param prediction from inputs to what the metric takes, samples first
   * @param inputs [samples, features]
   * @param targets of the samples, in the form that the metric takes
   * @throws ShapeException if the inputs have another rank
   */
  public List<Importance> of(
      UnaryOperator<Tensor> prediction, Tensor inputs, Tensor targets, Metric metric) {
    requireMatrix(inputs);
    List<List<Integer>> each =
        IntStream.range(0, inputs.shape().dim(1)).mapToObj(List::of).toList();
    return of(prediction, inputs, targets, metric, each);
  }

  /**
   * The importance of every group of features that are shuffled together, such as the columns that
   * stand for one category.
   *
   * @param groups positions of features
   */
  public List<Importance> of(
      UnaryOperator<Tensor> prediction,
      Tensor inputs,
      Tensor targets,
      Metric metric,
      List<List<Integer>> groups) {
    requireMatrix(inputs);
    Objects.requireNonNull(prediction, "prediction");
    double whole = value(prediction.apply(inputs), targets, metric);
    List<Importance> importances = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      List<Double> losses = new ArrayList<>();
      for (int repeat = 0; repeat < repeats; repeat++) {
        long stream = (long) group * repeats + repeat;
        int[] order = Permutation.of(inputs.shape().dim(0), seed, stream);
        Tensor shuffled = shuffled(inputs, groups.get(group), order);
        double value = value(prediction.apply(shuffled), targets, metric);
        losses.add(metric.higherIsBetter() ? whole - value : value - whole);
      }
      importances.add(new Importance(losses));
    }
    return List.copyOf(importances);
  }

  private static void requireMatrix(Tensor inputs) {
    if (inputs.shape().rank() != 2) {
      throw new ShapeException(
          "permutation importance: the inputs must be [samples, features]; found " + inputs.type());
    }
  }

  private static Tensor shuffled(Tensor inputs, List<Integer> features, int[] order) {
    int width = inputs.shape().dim(1);
    Buffer from = inputs.buffer();
    Buffer to = Buffer.allocate(from.dtype(), from.size());
    from.copyTo(0, to, 0, from.size());
    for (int feature : features) {
      Objects.checkIndex(feature, width);
      for (int row = 0; row < order.length; row++) {
        from.copyTo(order[row] * width + feature, to, row * width + feature, 1);
      }
    }
    return Tensor.of(to, inputs.shape());
  }

  private static double value(Tensor predicted, Tensor targets, Metric metric) {
    Metric.Accumulator accumulator = metric.start();
    accumulator.add(predicted.buffer(), targets.buffer(), targets.shape().dim(0));
    return accumulator.value();
  }
}
