package dev.cajal.app.training;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Figure;
import dev.cajal.nn.data.ColumnEncoder;
import dev.cajal.nn.data.ImputingEncoder;
import dev.cajal.nn.data.NumberEncoder;
import dev.cajal.nn.data.OneHotEncoder;
import dev.cajal.nn.data.Scaler;
import dev.cajal.nn.data.TargetEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How the mean prediction follows one column (Friedman, <i>Greedy Function Approximation: A
 * Gradient Boosting Machine</i>, 2001): the mean over samples that have one value in this column
 * and their own in all others.
 *
 * @param prediction from inputs to probabilities or numbers
 * @param target what is predicted
 * @param inputs the samples, [samples, features]
 */
record PartialDependence(UnaryOperator<Tensor> prediction, TargetEncoder target, Tensor inputs) {
  private static final String MEAN = "mean prediction";
  private static final int POINTS = 21;
  private static final double TAIL = 0.05;
  private static final int MOST_CLASSES = 6;
  private static final int MOST_CATEGORIES = 12;

  /** The figure of a number or a category, empty for other columns. */
  Optional<Figure> figure(FeatureInfluence.Ranked column) {
    ColumnEncoder encoder = column.encoder();
    ColumnEncoder whole =
        encoder instanceof ImputingEncoder imputing ? imputing.encoder() : encoder;
    return switch (whole) {
      case NumberEncoder number -> curve(number, column.first());
      case OneHotEncoder category -> bars(category, column.first());
      default -> Optional.empty();
    };
  }

  private Optional<Figure> curve(NumberEncoder column, int feature) {
    double[] sorted = values(feature);
    Arrays.sort(sorted);
    double low = sorted[(int) (TAIL * (sorted.length - 1))];
    double high = sorted[(int) Math.ceil((1 - TAIL) * (sorted.length - 1))];
    if (!(low < high)) {
      return Optional.empty();
    }
    double[] places = new double[POINTS];
    List<double[]> means = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      double value = low + (high - low) * i / (POINTS - 1);
      places[i] = number(column.scaler(), value);
      means.add(mean(List.of(feature), List.of(value)));
    }
    Chart chart = Chart.of(column.name()).axes(column.name(), predicted());
    for (int shown : shown()) {
      chart =
          chart.line(
              label(shown), places, means.stream().mapToDouble(mean -> mean[shown]).toArray());
    }
    return Optional.of(chart);
  }

  private Optional<Figure> bars(OneHotEncoder column, int first) {
    List<String> names = column.featureNames();
    if (names.size() > MOST_CATEGORIES) {
      return Optional.empty();
    }
    List<Integer> features = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      features.add(first + k);
    }
    List<double[]> means = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      List<Double> values = new ArrayList<>();
      for (int other = 0; other < names.size(); other++) {
        values.add(other == k ? 1.0 : 0.0);
      }
      means.add(mean(features, values));
    }
    Chart chart =
        Chart.of(column.name())
            .axes("", predicted())
            .sideways()
            .categories(
                names.stream()
                    .map(name -> name.substring(column.name().length() + 1))
                    .toArray(String[]::new));
    for (int shown : shown()) {
      chart = chart.bars(label(shown), means.stream().mapToDouble(m -> m[shown]).toArray());
    }
    return Optional.of(chart);
  }

  private double[] values(int feature) {
    int width = inputs.shape().dim(1);
    double[] values = new double[inputs.shape().dim(0)];
    float[] all = inputs.toFloats();
    for (int row = 0; row < values.length; row++) {
      values[row] = all[row * width + feature];
    }
    return values;
  }

  /** The mean prediction with these values in these features of every sample. */
  private double[] mean(List<Integer> features, List<Double> values) {
    int width = inputs.shape().dim(1);
    int rows = inputs.shape().dim(0);
    float[] changed = inputs.toFloats();
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < features.size(); k++) {
        changed[row * width + features.get(k)] = values.get(k).floatValue();
      }
    }
    float[] predicted = prediction.apply(Tensor.of(changed, inputs.shape())).toFloats();
    double[] mean = new double[predicted.length / rows];
    for (int i = 0; i < predicted.length; i++) {
      mean[i % mean.length] += predicted[i] / (double) rows;
    }
    return switch (target) {
      case TargetEncoder.Classes _ -> mean;
      case TargetEncoder.Values numbers -> new double[] {numbers.decode((float) mean[0])};
    };
  }

  private String predicted() {
    return switch (target) {
      case TargetEncoder.Values numbers -> numbers.name();
      case TargetEncoder.Classes classes ->
          classes.labels().size() == 2
              ? "probability of " + classes.labels().get(1)
              : "probability";
    };
  }

  /**
   * Which of the predicted numbers are drawn: of two classes the second, of many the first ones.
   */
  private List<Integer> shown() {
    return switch (target) {
      case TargetEncoder.Values _ -> List.of(0);
      case TargetEncoder.Classes classes -> {
        int outputs = prediction.apply(inputs).shape().size() / inputs.shape().dim(0);
        if (classes.labels().size() == 2) {
          yield List.of(outputs - 1);
        }
        List<Integer> all = new ArrayList<>();
        for (int k = 0; k < Math.min(MOST_CLASSES, outputs); k++) {
          all.add(k);
        }
        yield all;
      }
    };
  }

  private String label(int shown) {
    return switch (target) {
      case TargetEncoder.Values _ -> MEAN;
      case TargetEncoder.Classes classes ->
          classes.labels().size() == 2 ? MEAN : classes.labels().get(shown);
    };
  }

  /** The number that a scaler makes a feature of, found by bisection, as scalers only grow. */
  private static double number(Scaler scaler, double feature) {
    double low = -1;
    double high = 1;
    while (scaler.apply(low) > feature && low > -1e300) {
      low *= 2;
    }
    while (scaler.apply(high) < feature && high < 1e300) {
      high *= 2;
    }
    for (int i = 0; i < 100; i++) {
      double middle = low + (high - low) / 2;
      if (scaler.apply(middle) < feature) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
