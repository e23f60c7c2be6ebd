package dev.cajal.nn.linear;

import dev.cajal.Tensor;
import dev.cajal.nn.neuron.AffineMap;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.OneHot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The linear support vector machine: the w and b that make ½(‖w‖² + b²) + C Σ max(0, 1 − d·s)
 * least, d = ±1 (Cortes and Vapnik, 1995; the hinge of D3).
 *
 * <p>Solved by dual coordinate descent over the samples in order (Hsieh and others, <i>A Dual
 * Coordinate Descent Method for Large-scale Linear SVM</i>, 2008), in which b is the weight of a
 * constant 1 and so is penalised too; scale features to about 1 for that to matter little.
 *
 * @param c C, greater than 0: the larger, the more a sample inside the margin costs
 * @param passes the most passes over the samples, at least 1
 * @param tolerance the gap between primal and dual value, relative to the primal, at which to stop
 */
public record LinearSvm(double c, int passes, double tolerance) {
  /** Checks the settings. */
  public LinearSvm {
    if (!(c > 0 && c < Double.POSITIVE_INFINITY) || passes < 1 || !(tolerance > 0)) {
      throw new IllegalArgumentException(
          ("linear svm: c and the tolerance must be greater than 0 and passes at least 1; found c"
                  + " %s, %d passes, tolerance %s")
              .formatted(c, passes, tolerance));
    }
  }

  /** With C = 1, at most 10 000 passes, tolerance 1e-9. */
  public LinearSvm() {
    this(1, 10_000, 1e-9);
  }

  /** With at most 10 000 passes, tolerance 1e-9. */
  public LinearSvm(double c) {
    this(c, 10_000, 1e-9);
  }

  /**
   * Fits two classes.
   *
   * @param samples [N, m]
   * @param labels [N] of the convention, both classes present
   * @throws dev.cajal.nn.data.DataException if a label is not of the convention
   */
  public SvmFit fit(Tensor samples, Tensor labels, BinaryLabels convention) {
    double[][] x = LabelledSamples.rows("linear svm", samples, labels);
    double[] d = convention.to(BinaryLabels.PLUS_MINUS, labels).toDoubles();
    LabelledSamples.requireBoth("linear svm", d);
    return solve(x, d);
  }

  /**
   * Fits a machine for each class against all others; a point belongs to the class with the largest
   * score.
   *
   * @param codes [N], whole numbers from 0 to K − 1
   * @param classes K, at least 2
   * @return the K scores
   */
  public AffineMap fitOneVersusRest(Tensor samples, Tensor codes, int classes) {
    double[][] x = LabelledSamples.rows("linear svm", samples, codes);
    int[] checked = OneHot.codes(codes, classes);
    Hyperplane[] planes = new Hyperplane[classes];
    for (int k = 0; k < classes; k++) {
      double[] d = new double[checked.length];
      for (int i = 0; i < d.length; i++) {
        d[i] = checked[i] == k ? 1 : -1;
      }
      LabelledSamples.requireBoth("linear svm, class " + k + " against the rest", d);
      planes[k] = solve(x, d).plane();
    }
    return AffineMap.of(planes);
  }

  private SvmFit solve(double[][] x, double... d) {
    int width = x[0].length;
    double[] alpha = new double[x.length];
    double[] w = new double[width + 1];
    double[] squares = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      squares[i] = 1;
      for (double value : x[i]) {
        squares[i] += value * value;
      }
    }
    int pass = 0;
    double primal = 0;
    double dual = 0;
    while (pass == 0 || (pass < passes && primal - dual > tolerance * primal)) {
      pass++;
      for (int i = 0; i < x.length; i++) {
        double gradient = d[i] * score(w, x[i]) - 1;
        double next = Math.clamp(alpha[i] - gradient / squares[i], 0, c);
        double change = (next - alpha[i]) * d[i];
        alpha[i] = next;
        for (int j = 0; j < width; j++) {
          w[j] += change * x[i][j];
        }
        w[width] += change;
      }
      double half = 0;
      for (double value : w) {
        half += value * value / 2;
      }
      primal = half;
      dual = -half;
      for (int i = 0; i < x.length; i++) {
        primal += c * Math.max(0, 1 - d[i] * score(w, x[i]));
        dual += alpha[i];
      }
    }
    List<Integer> support = new ArrayList<>();
    for (int i = 0; i < alpha.length; i++) {
      if (alpha[i] > 0) {
        support.add(i);
      }
    }
    Hyperplane plane = Hyperplane.of(Arrays.copyOf(w, width), w[width]);
    return new SvmFit(plane, support, primal, dual, pass, primal - dual <= tolerance * primal);
  }

  private static double score(double[] w, double... x) {
    double score = w[x.length];
    for (int j = 0; j < x.length; j++) {
      score += w[j] * x[j];
    }
    return score;
  }
}
