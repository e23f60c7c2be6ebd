package dev.cajal.nn.linear;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.algebra.Qr;
import dev.cajal.nn.algebra.SingularMatrixException;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.registry.Ranges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The w and b that make Σ (wᵀx + b − y)² + λ‖w‖² least (Legendre, 1805; D3), by a QR factor of the
 * samples.
 *
 * <pre>{@code
 * LeastSquaresFit line = new LeastSquares().fit(x, y);
 * }</pre>
 *
 * @param bias whether b is fitted; it is never penalised
 * @param ridge λ, at least 0
 */
public record LeastSquares(boolean bias, double ridge) {
  /** Checks the ridge. */
  public LeastSquares {
    Ranges.notNegative("least squares", "ridge", ridge);
  }

  /** With bias, without ridge. */
  public LeastSquares() {
    this(true, 0);
  }

  /**
   * Fits.
   *
   * @param samples [N, m]
   * @param values y [N]
   * @throws DataException if a feature is a combination of others, or there are too few samples
   */
  public LeastSquaresFit fit(Tensor samples, Tensor values) {
    double[][] x = LabelledSamples.rows("least squares", samples, values);
    double[] y = Matrices.numbers("least squares, values", values);
    int features = x[0].length;
    int width = features + (bias ? 1 : 0);
    int shrinking = ridge > 0 ? features : 0;
    if (x.length + shrinking < width) {
      throw new DataException(
          ("least squares: at least %d samples are needed for %d numbers; found %d; give a ridge or"
                  + " leave features out")
              .formatted(width, width, x.length));
    }
    // The constant comes first so that a constant feature, not the bias, is the dependent one.
    double[][] rows = new double[x.length + shrinking][width];
    int first = bias ? 1 : 0;
    for (int i = 0; i < x.length; i++) {
      System.arraycopy(x[i], 0, rows[i], first, features);
      if (bias) {
        rows[i][0] = 1;
      }
    }
    for (int j = 0; j < shrinking; j++) {
      rows[x.length + j][first + j] = Math.sqrt(ridge);
    }
    Qr qr = factor(Matrices.matrix(rows), first);
    double[] right = Arrays.copyOf(y, rows.length);
    double[] solution = qr.solve(Matrices.vector(right)).toDoubles();
    double[] weights = Arrays.copyOfRange(solution, first, width);
    Hyperplane plane = Hyperplane.of(weights, bias ? solution[0] : 0);
    return summary(plane, samples, y, qr.inverseGram(), first);
  }

  private static Qr factor(Tensor matrix, int first) {
    try {
      return Qr.of(matrix);
    } catch (SingularMatrixException e) {
      throw new DataException(
          ("least squares: feature %d (counted from 0) is a combination of the features before it"
                  + "%s; leave it out or give a ridge")
              .formatted(e.column() - first, first == 1 ? " and the constant" : ""),
          e);
    }
  }

  private LeastSquaresFit summary(
      Hyperplane plane, Tensor samples, double[] y, Tensor inverse, int first) {
    double[] fitted = plane.score(LabelledSamples.wide(samples)).toDoubles();
    double mean = bias ? Arrays.stream(y).sum() / y.length : 0;
    double residual = 0;
    double total = 0;
    for (int i = 0; i < y.length; i++) {
      residual += (fitted[i] - y[i]) * (fitted[i] - y[i]);
      total += (y[i] - mean) * (y[i] - mean);
    }
    int width = inverse.shape().dim(0);
    boolean spare = ridge == 0 && y.length > width;
    double variance = spare ? residual / (y.length - width) : Double.NaN;
    double[] diagonal = new double[width];
    double[] all = inverse.toDoubles();
    for (int j = 0; j < width; j++) {
      diagonal[j] = Math.sqrt(variance * all[j * width + j]);
    }
    List<Double> errors = new ArrayList<>();
    for (int j = first; j < width; j++) {
      errors.add(diagonal[j]);
    }
    return new LeastSquaresFit(plane, errors, bias ? diagonal[0] : 0, residual, total, y.length);
  }
}
