package dev.cajal.nn.neuron;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * A Boolean function of n inputs by its values on 0…00, 0…01, …, 1…11, x1 being the first digit.
 *
 * <pre>{@code
 * TruthTable xor = TruthTable.parse("0110");
 * NeuronNetwork network = xor.network();
 * boolean possible = xor.isSeparable();  // false
 * }</pre>
 *
 * @param inputs n, from 1 to 10
 * @param values one for each of the 2ⁿ rows
 */
public record TruthTable(int inputs, List<Boolean> values) {
  private static final int MOST_INPUTS = 10;

  /** Checks the number of values. */
  public TruthTable {
    values = List.copyOf(values);
    requireInputs(inputs);
    if (values.size() != 1 << inputs) {
      throw new IllegalArgumentException(
          "truth table: %d inputs need %d values; found %d"
              .formatted(inputs, 1 << inputs, values.size()));
    }
  }

  /** The table of a function of points of zeros and ones. */
  public static TruthTable of(int inputs, Predicate<double[]> function) {
    requireInputs(inputs);
    List<Boolean> values = new ArrayList<>();
    for (int row = 0; row < 1 << inputs; row++) {
      values.add(function.test(point(inputs, row)));
    }
    return new TruthTable(inputs, values);
  }

  /**
   * The table of a text of zeros and ones, "0110" for the exclusive or; white space is ignored.
   *
   * @throws IllegalArgumentException if there is another character or the length is no power of two
   */
  public static TruthTable parse(String text) {
    List<Boolean> values = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '0' || c == '1') {
        values.add(c == '1');
      } else if (!Character.isWhitespace(c)) {
        throw new IllegalArgumentException(
            "truth table: only 0 and 1 are allowed; found \"%s\" at place %d of \"%s\""
                .formatted(c, i, text));
      }
    }
    int inputs = Integer.numberOfTrailingZeros(Math.max(1, values.size()));
    if (values.size() != 1 << inputs || inputs < 1 || inputs > MOST_INPUTS) {
      throw new IllegalArgumentException(
          "truth table: there must be 2, 4, 8, … or 1024 values, one for each row; found %d in \"%s\""
              .formatted(values.size(), text));
    }
    return new TruthTable(inputs, values);
  }

  /** The number of rows, 2ⁿ. */
  public int rows() {
    return values.size();
  }

  /** The value of a row. */
  public boolean value(int row) {
    return values.get(row);
  }

  /** The inputs of all rows [2ⁿ, n], f64. */
  public Tensor points() {
    double[][] points = new double[rows()][];
    for (int row = 0; row < points.length; row++) {
      points[row] = point(inputs, row);
    }
    return Matrices.matrix(points);
  }

  /** The values of all rows as 0 and 1 [2ⁿ], f64. */
  public Tensor labels() {
    return Matrices.vector(values.stream().mapToDouble(v -> v ? 1 : 0).toArray());
  }

  /**
   * A network of threshold units that computes the table exactly: one hidden unit for each row that
   * is true, with w = 2x − 1 and b = ½ − Σx, which fires on that row alone, and an OR of them (D4;
   * at most 2ⁿ hidden units). For a table without a true row one hidden unit never fires.
   */
  public NeuronNetwork network() {
    List<Hyperplane> units = new ArrayList<>();
    for (int row = 0; row < rows(); row++) {
      if (value(row)) {
        double[] weights = point(inputs, row);
        double bias = 0.5;
        for (int i = 0; i < inputs; i++) {
          bias -= weights[i];
          weights[i] = 2 * weights[i] - 1;
        }
        units.add(Hyperplane.of(weights, bias));
      }
    }
    if (units.isEmpty()) {
      units.add(Hyperplane.of(new double[inputs], -0.5));
    }
    double[] ones = new double[units.size()];
    Arrays.fill(ones, 1);
    return NeuronNetwork.of(
        NeuronLayer.of(Threshold.AT_LEAST_ZERO, units.toArray(Hyperplane[]::new)),
        NeuronLayer.of(Threshold.AT_LEAST_ZERO, Hyperplane.of(ones, -0.5)));
  }

  /**
   * Whether one threshold unit computes the table; exact.
   *
   * @throws IllegalStateException if it cannot be decided in a million corrections, which can
   *     happen from 9 inputs on
   */
  public boolean isSeparable() {
    return new Separability(this).decide();
  }

  /** The rows as text: inputs, then the value. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows(); row++) {
      for (double input : point(inputs, row)) {
        text.append((int) input).append(' ');
      }
      text.append("│ ").append(value(row) ? 1 : 0).append('\n');
    }
    return text.toString();
  }

  static double[] point(int inputs, int row) {
    double[] point = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      point[i] = row >> (inputs - 1 - i) & 1;
    }
    return point;
  }

  private static void requireInputs(int inputs) {
    if (inputs < 1 || inputs > MOST_INPUTS) {
      throw new IllegalArgumentException(
          "truth table: from 1 to %d inputs are possible; found %d".formatted(MOST_INPUTS, inputs));
    }
  }
}
