package dev.cajal.nn.algebra;

import dev.cajal.Tensor;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix, A·v = λ·v, by Jacobi's rotations (Jacobi,
 * 1846; with the tangent of Rutishauser, 1966).
 *
 * <p>Eigenvalues ascend. Eigenvectors are orthonormal columns; in each the entry of largest size is
 * positive, so that the signs are fixed.
 */
public final class SymmetricEigen {
  private static final int SWEEPS = 100;

  private final double[] values;
  private final double[][] vectors;

  private SymmetricEigen(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /**
   * Solves the eigenvalue problem.
   *
   * @param matrix symmetric [n, n]
   * @throws dev.cajal.shape.ShapeException if it is not square
   * @throws IllegalArgumentException if it is not symmetric or has a number that is not finite
   */
  public static SymmetricEigen of(Tensor matrix) {
    double[][] a = Matrices.square("eigenvalues", matrix);
    int n = a.length;
    double[][] v = new double[n][n];
    for (int i = 0; i < n; i++) {
      v[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS && !isDiagonal(a); sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, v, p, q);
        }
      }
    }
    return sorted(a, v);
  }

  /** The eigenvalues in ascending order. */
  public double[] values() {
    return values.clone();
  }

  /** The smallest eigenvalue. */
  public double least() {
    return values[0];
  }

  /** The largest eigenvalue. */
  public double largest() {
    return values[values.length - 1];
  }

  /** The eigenvectors as columns, in the order of the values [n, n]. */
  public Tensor vectors() {
    return Matrices.matrix(vectors);
  }

  private static boolean isDiagonal(double[][] a) {
    double largest = 0;
    double off = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        largest = Math.max(largest, Math.abs(a[i][j]));
        off = i == j ? off : Math.max(off, Math.abs(a[i][j]));
      }
    }
    return off <= 1e-18 * largest;
  }

  private static void rotate(double[][] a, double[][] v, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    // The smaller of the two angles keeps the rotation stable; for a huge theta t is 1/(2 theta).
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(1 + theta * theta));
    double c = 1 / Math.sqrt(1 + t * t);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = c * kp - s * kq;
      a[k][q] = s * kp + c * kq;
      double vp = v[k][p];
      double vq = v[k][q];
      v[k][p] = c * vp - s * vq;
      v[k][q] = s * vp + c * vq;
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = c * pk - s * qk;
      a[q][k] = s * pk + c * qk;
    }
    a[p][q] = 0;
    a[q][p] = 0;
  }

  private static SymmetricEigen sorted(double[][] a, double[][] v) {
    int n = a.length;
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> a[i][i]));
    double[] values = new double[n];
    double[][] vectors = new double[n][n];
    for (int j = 0; j < n; j++) {
      int from = order[j];
      values[j] = a[from][from];
      int peak = 0;
      for (int i = 1; i < n; i++) {
        // The margin keeps rounding from deciding between entries of equal size.
        peak = Math.abs(v[i][from]) > Math.abs(v[peak][from]) * (1 + 1e-9) ? i : peak;
      }
      double sign = v[peak][from] < 0 ? -1 : 1;
      for (int i = 0; i < n; i++) {
        vectors[i][j] = sign * v[i][from];
      }
    }
    return new SymmetricEigen(values, vectors);
  }
}
