package dev.cajal.nn.algebra;

import dev.cajal.Tensor;
import dev.cajal.shape.ShapeException;

/**
 * The Cholesky factor L of a symmetric positive definite matrix, A = L·Lᵀ with L lower triangular.
 *
 * <pre>{@code
 * Tensor x = Cholesky.of(a).solve(b);  // a·x = b
 * }</pre>
 */
public final class Cholesky {
  private final double[][] factor;

  private Cholesky(double[][] factor) {
    this.factor = factor;
  }

  /**
   * Factors a matrix.
   *
   * @param matrix symmetric [n, n]
   * @throws ShapeException if it is not square
   * @throws SingularMatrixException if it is not positive definite, as far as f64 resolves
   */
  public static Cholesky of(Tensor matrix) {
    double[][] a = Matrices.square("cholesky", matrix);
    int n = a.length;
    double[][] l = new double[n][n];
    for (int j = 0; j < n; j++) {
      double pivot = a[j][j] - dot(l[j], l[j], j);
      if (!(pivot > 4e-16 * n * Math.abs(a[j][j]))) {
        throw new SingularMatrixException(
            ("cholesky: the matrix must be positive definite; the pivot of column %d (counted from"
                    + " 0) is %s after a diagonal of %s")
                .formatted(j, pivot, a[j][j]),
            j);
      }
      l[j][j] = Math.sqrt(pivot);
      for (int i = j + 1; i < n; i++) {
        l[i][j] = (a[i][j] - dot(l[i], l[j], j)) / l[j][j];
      }
    }
    return new Cholesky(l);
  }

  /** L, lower triangular [n, n]. */
  public Tensor factor() {
    return Matrices.matrix(factor);
  }

  /**
   * The solution of A·x = b.
   *
   * @param right a vector [n] or the columns of a matrix [n, k]
   * @return of the same shape
   */
  public Tensor solve(Tensor right) {
    int n = factor.length;
    int rank = right.shape().rank();
    if (rank < 1 || rank > 2 || right.shape().dim(0) != n) {
      throw new ShapeException(
          "cholesky: the right side must have %d rows; found %s".formatted(n, right.type()));
    }
    double[][] x = Matrices.rows("cholesky", rank == 1 ? right.expand(1) : right);
    int columns = rank == 1 ? 1 : right.shape().dim(1);
    for (int c = 0; c < columns; c++) {
      for (int i = 0; i < n; i++) {
        double rest = x[i][c];
        for (int k = 0; k < i; k++) {
          rest -= factor[i][k] * x[k][c];
        }
        x[i][c] = rest / factor[i][i];
      }
      for (int i = n - 1; i >= 0; i--) {
        double rest = x[i][c];
        for (int k = i + 1; k < n; k++) {
          rest -= factor[k][i] * x[k][c];
        }
        x[i][c] = rest / factor[i][i];
      }
    }
    return Matrices.matrix(x).reshape(right.shape());
  }

  /** A⁻¹ [n, n]. */
  public Tensor inverse() {
    double[][] identity = new double[factor.length][factor.length];
    for (int i = 0; i < identity.length; i++) {
      identity[i][i] = 1;
    }
    return solve(Matrices.matrix(identity));
  }

  /** log det A = 2 Σ log L_ii. */
  public double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < factor.length; i++) {
      sum += 2 * StrictMath.log(factor[i][i]);
    }
    return sum;
  }

  private static double dot(double[] a, double[] b, int count) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
