package dev.cajal.nn.algebra;

import dev.cajal.Tensor;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;

/** Matrices and vectors of f64 numbers, as tensors and as arrays of rows. */
public final class Matrices {
  private Matrices() {}

  /**
   * The f64 matrix of rows.
   *
   * @throws ShapeException if the rows differ in length
   */
  public static Tensor matrix(double[]... rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] flat = new double[rows.length * columns];
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != columns) {
        throw new ShapeException(
            "matrix: all rows must have one length; row 0 has %d numbers, row %d has %d"
                .formatted(columns, row, rows[row].length));
      }
      System.arraycopy(rows[row], 0, flat, row * columns, columns);
    }
    return Tensor.of(flat, Shape.of(rows.length, columns));
  }

  /** The f64 vector of numbers. */
  public static Tensor vector(double... values) {
    return Tensor.of(values.clone(), Shape.of(values.length));
  }

  /**
   * The rows of a matrix as f64 numbers.
   *
   * @param operation what is being done, for the message
   * @throws ShapeException if the tensor is not a matrix of numbers
   * @throws IllegalArgumentException if a number is not finite, naming its row and column
   */
  public static double[][] rows(String operation, Tensor matrix) {
    if (matrix.shape().rank() != 2 || matrix.dtype() == DType.BOOL) {
      throw new ShapeException(
          "%s: a matrix of numbers [rows, columns] is needed; found %s"
              .formatted(operation, matrix.type()));
    }
    double[] flat = matrix.toDoubles();
    double[][] rows = new double[matrix.shape().dim(0)][matrix.shape().dim(1)];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        double value = flat[row * rows[row].length + column];
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException(
              "%s: all numbers must be finite; found %s in row %d, column %d (counted from 0)"
                  .formatted(operation, value, row, column));
        }
        rows[row][column] = value;
      }
    }
    return rows;
  }

  /**
   * The elements of a vector as f64 numbers.
   *
   * @param operation what is being done, for the message
   * @throws ShapeException if the tensor is not a vector of numbers
   * @throws IllegalArgumentException if a number is not finite, naming its place
   */
  public static double[] numbers(String operation, Tensor vector) {
    if (vector.shape().rank() != 1 || vector.dtype() == DType.BOOL) {
      throw new ShapeException(
          "%s: a vector of numbers is needed; found %s".formatted(operation, vector.type()));
    }
    double[] values = vector.toDoubles();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "%s: all numbers must be finite; found %s at place %d (counted from 0)"
                .formatted(operation, values[i], i));
      }
    }
    return values;
  }

  static double[][] square(String operation, Tensor matrix) {
    if (matrix.shape().rank() == 2 && matrix.shape().dim(0) != matrix.shape().dim(1)) {
      throw new ShapeException(
          "%s: the matrix must have as many rows as columns; found %s"
              .formatted(operation, matrix.shape()));
    }
    double[][] rows = rows(operation, matrix);
    double largest = 0;
    for (double[] row : rows) {
      for (double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        if (Math.abs(rows[i][j] - rows[j][i]) > 1e-9 * largest) {
          throw new IllegalArgumentException(
              "%s: the matrix must be symmetric; found %s at (%d, %d) and %s at (%d, %d)"
                  .formatted(operation, rows[i][j], i, j, rows[j][i], j, i));
        }
      }
    }
    return rows;
  }
}
