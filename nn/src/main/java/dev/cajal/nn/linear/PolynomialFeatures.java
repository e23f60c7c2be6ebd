package dev.cajal.nn.linear;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All products of at most q of the inputs: squares, then cross products x1·x2, x1·x3, …, then
 * linear terms (D3), and if wanted the constant 1 at the end. Higher degrees come first.
 *
 * @param degree q, at least 1
 * @param constant whether the last feature is 1; models that have a bias need none
 */
public record PolynomialFeatures(int degree, boolean constant) implements FeatureMap {
  private static final int MOST_FEATURES = 100_000;

  /** Checks the degree. */
  public PolynomialFeatures {
    if (degree < 1) {
      throw new IllegalArgumentException(
          "polynomial features: the degree must be at least 1; found " + degree);
    }
  }

  /** Without the constant. */
  public PolynomialFeatures(int degree) {
    this(degree, false);
  }

  /** C(m + q, q), the number of products of at most q of m inputs, the constant included. */
  public static BigInteger count(int inputs, int degree) {
    BigInteger count = BigInteger.ONE;
    for (int i = 1; i <= degree; i++) {
      count = count.multiply(BigInteger.valueOf(inputs + (long) i)).divide(BigInteger.valueOf(i));
    }
    return count;
  }

  /**
   * The terms for m inputs, each as one exponent for each input.
   *
   * @throws IllegalArgumentException if there are more than 100 000
   */
  public List<List<Integer>> terms(int inputs) {
    if (inputs < 1 || count(inputs, degree).compareTo(BigInteger.valueOf(MOST_FEATURES)) > 0) {
      throw new IllegalArgumentException(
          ("polynomial features: from 1 to %d features are possible; %d inputs of degree %d give"
                  + " %s; use fewer inputs or a lower degree")
              .formatted(MOST_FEATURES, inputs, degree, count(Math.max(0, inputs), degree)));
    }
    List<List<Integer>> terms = new ArrayList<>();
    for (int total = degree; total >= (constant ? 0 : 1); total--) {
      List<List<Integer>> level = new ArrayList<>();
      collect(new ArrayList<>(), inputs, total, level);
      level.sort(Comparator.comparingLong(t -> t.stream().filter(e -> e > 0).count()));
      terms.addAll(level);
    }
    return terms;
  }

  /** The terms for m inputs in words: {@code x1^2}, {@code x1·x2}, {@code 1}. */
  public List<String> names(int inputs) {
    return terms(inputs).stream().map(PolynomialFeatures::name).toList();
  }

  @Override
  public Tensor apply(Tensor samples) {
    double[][] rows = Matrices.rows("polynomial features", samples);
    List<List<Integer>> terms = terms(samples.shape().dim(1));
    double[][] features = new double[rows.length][terms.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int t = 0; t < terms.size(); t++) {
        features[i][t] = product(rows[i], terms.get(t));
      }
    }
    return Matrices.matrix(features);
  }

  private static double product(double[] row, List<Integer> exponents) {
    double product = 1;
    for (int j = 0; j < row.length; j++) {
      for (int e = 0; e < exponents.get(j); e++) {
        product *= row[j];
      }
    }
    return product;
  }

  private static void collect(
      List<Integer> begun, int inputs, int rest, List<List<Integer>> terms) {
    if (begun.size() == inputs - 1) {
      List<Integer> term = new ArrayList<>(begun);
      term.add(rest);
      terms.add(term);
      return;
    }
    for (int exponent = rest; exponent >= 0; exponent--) {
      begun.add(exponent);
      collect(begun, inputs, rest - exponent, terms);
      begun.removeLast();
    }
  }

  private static String name(List<Integer> exponents) {
    String name =
        IntStream.range(0, exponents.size())
            .filter(j -> exponents.get(j) > 0)
            .mapToObj(j -> "x" + (j + 1) + (exponents.get(j) > 1 ? "^" + exponents.get(j) : ""))
            .collect(Collectors.joining("·"));
    return name.isEmpty() ? "1" : name;
  }
}
