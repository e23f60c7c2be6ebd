package dev.cajal.nn.loss;

import java.util.Arrays;
import java.util.List;

/** Weights by which the classes of a skewed target count as much as they should. */
public final class ClassWeights {
  private ClassWeights() {}

  /**
   * Weights n / (K · n_k) that let every class count as much, where n_k of n samples are of class k
   * and K classes occur at all; their mean over the samples is 1. A class that does not occur has
   * weight 1.
   *
   * @param counts how many samples each class has
   */
  public static List<Double> balanced(int... counts) {
    long occurring = Arrays.stream(counts).filter(count -> count > 0).count();
    double samples = Arrays.stream(counts).asLongStream().sum();
    return Arrays.stream(counts)
        .mapToObj(count -> count == 0 ? 1 : samples / (occurring * (double) count))
        .toList();
  }

  /**
   * Whether the rarest class that occurs has less than a tenth of the samples of the most frequent
   * one.
   *
   * @param counts how many samples each class has
   */
  public static boolean isSkewed(int... counts) {
    int most = Arrays.stream(counts).max().orElse(0);
    int least = Arrays.stream(counts).filter(count -> count > 0).min().orElse(0);
    return 10L * least < most;
  }
}
