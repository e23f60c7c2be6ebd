package dev.cajal.nn.data;

import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All products of up to so many features: for x1, x2 and degree 2 these are x1, x2, x1², x1 x2,
 * x2². The constant 1 is not among them, as a dense layer adds it.
 *
 * @param inputs the number of features, at least 1
 * @param degree the largest number of factors, 1 to 10
 */
public record PolynomialFeatures(int inputs, int degree) {
  /** The largest degree. */
  public static final int MAX_DEGREE = 10;

  private static final int MOST_TERMS = 1 << 20;

  /**
   * Checks both.
   *
   * @throws DataException if there would be more than 1048576 features
   */
  public PolynomialFeatures {
    if (inputs < 1 || degree < 1 || degree > MAX_DEGREE) {
      throw new DataException(
          "polynomial: at least 1 feature and a degree of 1 to %d are needed; found %d, %d"
              .formatted(MAX_DEGREE, inputs, degree));
    }
    if (count(inputs, degree) - 1 > MOST_TERMS) {
      throw new DataException(
          "polynomial: %d features of degree %d become %d, more than %d; choose a smaller degree or"
                  .formatted(inputs, degree, count(inputs, degree) - 1, MOST_TERMS)
              + " fewer features");
    }
  }

  /**
   * The number of products of at most {@code degree} of so many features, the constant included:
   * (features + degree)! / (features! degree!). That many parameters a polynomial has.
   *
   * @throws ArithmeticException if it is beyond 2⁶³
   */
  public static long count(int features, int degree) {
    long count = 1;
    for (int i = 1; i <= degree; i++) {
      count = Math.multiplyExact(count, (long) features + i) / i;
    }
    return count;
  }

  /** The number of products, without the constant. */
  public int size() {
    return (int) (count(inputs, degree) - 1);
  }

  /**
   * The factors of each product as ascending positions of features, counted from 0: first each
   * feature alone, then the products of two in the order 0·0, 0·1, 0·2 …, 1·1, and so on.
   */
  public List<int[]> terms() {
    List<int[]> all = new ArrayList<>();
    List<int[]> previous = List.of(new int[0]);
    for (int factors = 1; factors <= degree; factors++) {
      List<int[]> longer = new ArrayList<>();
      for (int[] term : previous) {
        for (int next = term.length == 0 ? 0 : term[term.length - 1]; next < inputs; next++) {
          int[] grown = Arrays.copyOf(term, factors);
          grown[factors - 1] = next;
          longer.add(grown);
        }
      }
      all.addAll(longer);
      previous = longer;
    }
    return all;
  }

  /** The names of the products: {@code x}, {@code x^2}, {@code x y}. */
  List<String> names(List<String> features) {
    List<String> names = new ArrayList<>();
    for (int[] term : terms()) {
      Map<Integer, Integer> powers = new LinkedHashMap<>();
      for (int factor : term) {
        powers.merge(factor, 1, Integer::sum);
      }
      names.add(
          powers.entrySet().stream()
              .map(e -> features.get(e.getKey()) + (e.getValue() == 1 ? "" : "^" + e.getValue()))
              .collect(Collectors.joining(" ")));
    }
    return names;
  }

  /**
   * The products of the features of each sample.
   *
   * @param features samples of one axis, of as many numbers as {@link #inputs}
   */
  public FloatFeatures apply(FloatFeatures features) {
    List<int[]> terms = terms();
    Shape shape = Shape.of(terms.size());
    float[] out = new float[Elements.count("polynomial", features.size(), shape)];
    for (int row = 0; row < features.size(); row++) {
      for (int t = 0; t < terms.size(); t++) {
        float product = 1;
        for (int factor : terms.get(t)) {
          product *= features.value(row, factor);
        }
        out[row * terms.size() + t] = product;
      }
    }
    return FloatFeatures.wrap(out, shape);
  }
}
