package dev.cajal.nn.algebra;

import dev.cajal.Tensor;
import dev.cajal.shape.ShapeException;
import java.util.Arrays;

/**
 * The factors of a tall matrix A = Q·R by Householder's reflections (Householder, 1958): Q with
 * orthonormal columns, R upper triangular. It solves least squares without squaring the condition
 * of A, as the normal equations do.
 */
public final class Qr {
  private final double[][] reflections;
  private final double[] diagonal;
  private final int rows;
  private final int columns;

  private Qr(double[][] reflections, double[] diagonal, int rows, int columns) {
    this.reflections = reflections;
    this.diagonal = diagonal;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Factors a matrix.
   *
   * @param matrix [rows, columns] with at least as many rows as columns
   * @throws ShapeException if there are fewer rows than columns
   * @throws SingularMatrixException if a column is a combination of those before it
   */
  public static Qr of(Tensor matrix) {
    double[][] a = Matrices.rows("qr", matrix);
    int rows = matrix.shape().dim(0);
    int columns = matrix.shape().dim(1);
    if (rows < columns) {
      throw new ShapeException(
          "qr: there must be at least as many rows as columns; found %s".formatted(matrix.shape()));
    }
    double[] diagonal = new double[columns];
    for (int k = 0; k < columns; k++) {
      double whole = norm(a, k, 0);
      double norm = norm(a, k, k);
      if (!(norm > 1e-13 * whole)) {
        throw new SingularMatrixException(
            "qr: column %d (counted from 0) is a combination of the columns before it; leave it out"
                .formatted(k),
            k);
      }
      double reflected = a[k][k] > 0 ? -norm : norm;
      a[k][k] -= reflected;
      diagonal[k] = reflected;
      double square = 0;
      for (int i = k; i < rows; i++) {
        square += a[i][k] * a[i][k];
      }
      for (int j = k + 1; j < columns; j++) {
        double dot = 0;
        for (int i = k; i < rows; i++) {
          dot += a[i][k] * a[i][j];
        }
        for (int i = k; i < rows; i++) {
          a[i][j] -= 2 * dot / square * a[i][k];
        }
      }
    }
    return new Qr(a, diagonal, rows, columns);
  }

  /** R, upper triangular [columns, columns]. */
  public Tensor upper() {
    double[][] r = new double[columns][columns];
    for (int i = 0; i < columns; i++) {
      System.arraycopy(reflections[i], i, r[i], i, columns - i);
      r[i][i] = diagonal[i];
    }
    return Matrices.matrix(r);
  }

  /**
   * The x that makes ‖A·x − b‖ least.
   *
   * @param right b [rows]
   * @return x [columns]
   */
  public Tensor solve(Tensor right) {
    double[] b = Matrices.numbers("qr", right);
    if (b.length != rows) {
      throw new ShapeException(
          "qr: the right side must have %d numbers; found %s".formatted(rows, right.type()));
    }
    for (int k = 0; k < columns; k++) {
      double square = 0;
      double dot = 0;
      for (int i = k; i < rows; i++) {
        square += reflections[i][k] * reflections[i][k];
        dot += reflections[i][k] * b[i];
      }
      for (int i = k; i < rows; i++) {
        b[i] -= 2 * dot / square * reflections[i][k];
      }
    }
    double[] x = Arrays.copyOf(b, columns);
    for (int i = columns - 1; i >= 0; i--) {
      for (int j = i + 1; j < columns; j++) {
        x[i] -= reflections[i][j] * x[j];
      }
      x[i] /= diagonal[i];
    }
    return Matrices.vector(x);
  }

  /** (AᵀA)⁻¹ [columns, columns], from R alone. */
  public Tensor inverseGram() {
    double[][] inverse = new double[columns][columns];
    for (int c = 0; c < columns; c++) {
      for (int i = c; i >= 0; i--) {
        double rest = i == c ? 1 : 0;
        for (int j = i + 1; j <= c; j++) {
          rest -= reflections[i][j] * inverse[j][c];
        }
        inverse[i][c] = rest / diagonal[i];
      }
    }
    Tensor upper = Matrices.matrix(inverse);
    return upper.matmul(upper, false, true).evaluate();
  }

  private static double norm(double[][] a, int column, int fromRow) {
    // Rows above the diagonal hold R, whose part has the same length as that of the column itself.
    double square = 0;
    for (int i = fromRow; i < a.length; i++) {
      square += a[i][column] * a[i][column];
    }
    return Math.sqrt(square);
  }
}
