package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.shape.ShapeException;

/**
 * Scores divided by one number T, so that probabilities are as sure as they are right: above 1 less
 * sure, below 1 more. The most probable class stays the same (Guo et al., <i>On Calibration of
 * Modern Neural Networks</i>, 2017).
 *
 * <pre>{@code
 * TemperatureScaling scaling = TemperatureScaling.fit(scores, targets, Links.SOFTMAX);
 * Link calibrated = scaling.of(Links.SOFTMAX);
 * }</pre>
 *
 * @param temperature T, greater than 0
 */
public record TemperatureScaling(double temperature) {
  /** The least and greatest temperature that fitting gives. */
  private static final double BOUND = 100;

  /** Checks the temperature. */
  public TemperatureScaling {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "temperature: it must be greater than 0; found " + temperature);
    }
  }

  /**
   * Finds the temperature with the least log loss on samples that were not learnt from.
   *
   * <p>The log loss is convex in 1/T, so halving the interval between 1/100 and 100 where its
   * derivative changes sign finds the least value; scores without any mistake end at a bound.
   *
   * @param scores [samples] or [samples, outputs]
   * @param targets class codes [samples] from 0 on; for a single output 0 or 1
   * @param link {@link Links#SOFTMAX}, or {@link Links#SIGMOID} for a single score and for each
   *     class against the rest
   * @throws IllegalArgumentException if the link is another, or a class does not exist
   */
  public static TemperatureScaling fit(Tensor scores, Tensor targets, Link link) {
    int samples = targets.shape().size();
    if (scores.shape().rank() < 1 || scores.shape().dim(0) != samples) {
      throw new ShapeException(
          "temperature: there must be a class code for each sample; scores %s, targets %s"
              .formatted(scores.type(), targets.type()));
    }
    if (link != Links.SOFTMAX && link != Links.SIGMOID) {
      throw new IllegalArgumentException(
          "temperature: the scores must be those of a softmax or sigmoid; found " + link);
    }
    Scores all = new Scores(scores.buffer(), targets.buffer(), samples, link == Links.SOFTMAX);
    all.check();
    double low = 1 / BOUND;
    double high = BOUND;
    for (int i = 0; i < 100; i++) {
      double middle = Math.sqrt(low * high);
      if (all.slope(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new TemperatureScaling(1 / Math.sqrt(low * high));
  }

  /** A link of scores that are divided by the temperature before. */
  public Link of(Link link) {
    return new Scaled(link, temperature);
  }

  private record Scaled(Link link, double temperature) implements Link {
    @Override
    public Tensor of(Tensor output) {
      return link.of(output.times(1 / temperature));
    }

    @Override
    public boolean givesProbabilities() {
      return link.givesProbabilities();
    }

    @Override
    public Tensor scores(Tensor output) {
      return link.scores(output);
    }
  }

  private record Scores(Buffer scores, Buffer targets, int samples, boolean softmax) {
    private int width() {
      return scores.size() / samples;
    }

    void check() {
      TargetShape.requireRange("temperature", targets, samples, 0, Math.max(2, width()) - 1);
    }

    /** The derivative of the log loss with respect to 1/T. */
    double slope(double inverse) {
      double slope = 0;
      for (int row = 0; row < samples; row++) {
        int wanted = (int) targets.doubleAt(row);
        slope += softmax ? ofSoftmax(row, wanted, inverse) : ofSigmoids(row, wanted, inverse);
      }
      return slope;
    }

    private double ofSoftmax(int row, int wanted, double inverse) {
      int start = row * width();
      double peak = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < width(); k++) {
        peak = Math.max(peak, scores.doubleAt(start + k));
      }
      double sum = 0;
      double weighted = 0;
      for (int k = 0; k < width(); k++) {
        double distance = scores.doubleAt(start + k) - peak;
        double share = StrictMath.exp(distance * inverse);
        sum += share;
        weighted += share * distance;
      }
      return weighted / sum - (scores.doubleAt(start + wanted) - peak);
    }

    private double ofSigmoids(int row, int wanted, double inverse) {
      double slope = 0;
      for (int k = 0; k < width(); k++) {
        double score = scores.doubleAt(row * width() + k);
        double y = width() == 1 ? wanted : k == wanted ? 1 : 0;
        slope += (1 / (1 + StrictMath.exp(-score * inverse)) - y) * score;
      }
      return slope;
    }
  }
}
