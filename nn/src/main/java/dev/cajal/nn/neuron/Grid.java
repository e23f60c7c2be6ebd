package dev.cajal.nn.neuron;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.function.UnaryOperator;

/**
 * Points of a rectangle in rows and columns, its corners included, on which a function of two
 * numbers is evaluated for a map or surface.
 *
 * @param left the least x1
 * @param right the greatest x1
 * @param bottom the least x2
 * @param top the greatest x2
 * @param columns along x1, at least 2
 * @param rows along x2, at least 2
 */
public record Grid(double left, double right, double bottom, double top, int columns, int rows) {
  /** Checks the ranges. */
  public Grid {
    boolean finite =
        Double.isFinite(left)
            && Double.isFinite(right)
            && Double.isFinite(bottom)
            && Double.isFinite(top);
    if (!finite || !(left < right) || !(bottom < top) || columns < 2 || rows < 2) {
      throw new IllegalArgumentException(
          ("grid: left must be less than right, bottom than top, all finite, with at least 2"
                  + " columns and rows; found %s to %s, %s to %s, %d columns, %d rows")
              .formatted(left, right, bottom, top, columns, rows));
    }
  }

  /** The square [low, high]² with as many rows as columns. */
  public static Grid square(double low, double high, int count) {
    return new Grid(low, high, low, high, count, count);
  }

  /** x1 of a column, counted from the left. */
  public double x(int column) {
    return left + (right - left) * column / (columns - 1);
  }

  /** x2 of a row, counted from the bottom. */
  public double y(int row) {
    return bottom + (top - bottom) * row / (rows - 1);
  }

  /** All points [rows · columns, 2], f64, the bottom row first, each row from the left. */
  public Tensor points() {
    double[][] points = new double[rows * columns][];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        points[row * columns + column] = new double[] {x(column), y(row)};
      }
    }
    return Matrices.matrix(points);
  }

  /**
   * A function's values on the grid, {@code [row][column]}, the bottom row first.
   *
   * @param function gives one number for each point of [N, 2]
   * @throws ShapeException if it gives another count of numbers
   */
  public double[][] values(UnaryOperator<Tensor> function) {
    Tensor result = function.apply(points());
    if (result.shape().size() != rows * columns) {
      throw new ShapeException(
          "grid: the function must give one number for each of %d points; found %s"
              .formatted(rows * columns, result.type()));
    }
    double[] flat = result.reshape(Shape.of(rows * columns)).toDoubles();
    double[][] values = new double[rows][columns];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(flat, row * columns, values[row], 0, columns);
    }
    return values;
  }
}
