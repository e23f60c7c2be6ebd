package dev.cajal.nn.linear;

import dev.cajal.Tensor;
import dev.cajal.nn.linear.PerceptronFit.Outcome;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.shape.ShapeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One run of the perceptron rule over samples. */
final class PerceptronRun {
  private final Perceptron rule;
  private final double[][] samples;
  private final double[] signs;
  private final Hyperplane start;
  private final double[] weights;
  private double bias;
  private boolean keepsPocket;
  private double[] pocketWeights;
  private double pocketBias;
  private int pocketErrors;

  PerceptronRun(
      Perceptron rule, Tensor samples, Tensor labels, BinaryLabels convention, Hyperplane start) {
    this.rule = rule;
    this.samples = LabelledSamples.rows("perceptron", samples, labels);
    this.signs = convention.to(BinaryLabels.PLUS_MINUS, labels).toDoubles();
    if (start.dimensions() != samples.shape().dim(1)) {
      throw new ShapeException(
          "perceptron: the start must have a weight for each of %d features; found %d"
              .formatted(samples.shape().dim(1), start.dimensions()));
    }
    this.start = start;
    this.weights = start.weightArray();
    this.bias = start.bias();
    this.pocketWeights = weights.clone();
    this.pocketBias = bias;
  }

  PerceptronRun withPocket() {
    keepsPocket = true;
    pocketErrors = errors();
    return this;
  }

  Hyperplane pocket() {
    return Hyperplane.of(pocketWeights, pocketBias);
  }

  int pocketErrors() {
    return pocketErrors;
  }

  PerceptronFit run() {
    List<PerceptronUpdate> path = new ArrayList<>();
    Set<Hyperplane> seen = new HashSet<>();
    double[] sum = new double[weights.length + 1];
    long updates = 0;
    int pass = 0;
    Outcome outcome = Outcome.PASSES_USED;
    while (outcome == Outcome.PASSES_USED && pass < rule.passes()) {
      pass++;
      boolean clean = true;
      for (int i = 0; i < samples.length; i++) {
        if (isWrong(i)) {
          clean = false;
          correct(i);
          updates++;
          if (path.size() < Perceptron.LONGEST_PATH) {
            path.add(new PerceptronUpdate(pass, i, plane()));
          }
        }
        for (int j = 0; j < weights.length; j++) {
          sum[j] += weights[j];
        }
        sum[weights.length] += bias;
      }
      if (clean) {
        outcome = Outcome.SEPARATED;
      } else if (!seen.add(plane())) {
        outcome = Outcome.CYCLED;
      }
    }
    double[] mean = new double[weights.length];
    double visits = (double) pass * samples.length;
    for (int j = 0; j < mean.length; j++) {
      mean[j] = sum[j] / visits;
    }
    Hyperplane averaged = Hyperplane.of(mean, sum[mean.length] / visits);
    return new PerceptronFit(
        outcome, start, plane(), averaged, path, updates, pass, errors(), samples.length);
  }

  private boolean isWrong(int i) {
    double score = bias;
    for (int j = 0; j < weights.length; j++) {
      score += weights[j] * samples[i][j];
    }
    if (score == 0) {
      return rule.tie() == Perceptron.Tie.IS_ERROR || signs[i] < 0;
    }
    return signs[i] * score < 0;
  }

  private void correct(int i) {
    double step = rule.rate() * signs[i];
    for (int j = 0; j < weights.length; j++) {
      weights[j] += step * samples[i][j];
    }
    bias += rule.bias() ? step : 0;
    if (keepsPocket) {
      int errors = errors();
      if (errors < pocketErrors) {
        pocketErrors = errors;
        pocketWeights = weights.clone();
        pocketBias = bias;
      }
    }
  }

  private int errors() {
    int errors = 0;
    for (int i = 0; i < samples.length; i++) {
      errors += isWrong(i) ? 1 : 0;
    }
    return errors;
  }

  private Hyperplane plane() {
    return Hyperplane.of(weights, bias);
  }
}
