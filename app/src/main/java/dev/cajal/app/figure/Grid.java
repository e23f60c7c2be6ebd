package dev.cajal.app.figure;

import dev.cajal.Tensor;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A function of two numbers, known at the crossings of a regular grid.
 *
 * @param xLow the first column
 * @param xHigh the last column
 * @param yLow the first row
 * @param yHigh the last row
 * @param columns points along x, at least 2
 * @param values row after row from the lowest y, columns from the lowest x
 */
public record Grid(
    double xLow, double xHigh, double yLow, double yHigh, int columns, double[] values) {
  private static final int POINTS = 81;

  /** Checks the sizes and keeps a copy of the values. */
  public Grid {
    if (columns < 2 || values.length < 2 * columns || values.length % columns != 0) {
      throw new IllegalArgumentException(
          "grid: it needs 2 or more full rows and columns; found %d values in %d columns"
              .formatted(values.length, columns));
    }
    if (!(xLow < xHigh && yLow < yHigh)) {
      throw new IllegalArgumentException(
          "grid: low must be below high; found x %s to %s, y %s to %s"
              .formatted(xLow, xHigh, yLow, yHigh));
    }
    values = values.clone();
  }

  /**
   * A function on a square with 81 points along each side.
   *
   * @param function from points (f64, one in each row) to one number each
   */
  public static Grid square(double low, double high, UnaryOperator<Tensor> function) {
    return of(low, high, low, high, POINTS, function);
  }

  /**
   * A function on a rectangle.
   *
   * @param points along each side
   * @param function from points (f64, one in each row) to one number each
   */
  public static Grid of(
      double xLow,
      double xHigh,
      double yLow,
      double yHigh,
      int points,
      UnaryOperator<Tensor> function) {
    double[] crossings = new double[2 * points * points];
    for (int row = 0; row < points; row++) {
      for (int column = 0; column < points; column++) {
        int at = 2 * (row * points + column);
        crossings[at] = xLow + (xHigh - xLow) * column / (points - 1);
        crossings[at + 1] = yLow + (yHigh - yLow) * row / (points - 1);
      }
    }
    Tensor value = function.apply(Tensor.of(crossings, Shape.of(points * points, 2)));
    if (value.shape().size() != points * points) {
      throw new IllegalArgumentException(
          "grid: the function must give one number for each of %d points; found shape %s"
              .formatted(points * points, value.shape()));
    }
    return new Grid(xLow, xHigh, yLow, yHigh, points, value.toDoubles());
  }

  /** A copy of the values, row after row from the lowest y. */
  @Override
  public double[] values() {
    return values.clone();
  }

  /** Points along y. */
  public int rows() {
    return values.length / columns;
  }

  /** The smallest value. */
  public double low() {
    return Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
  }

  /** The largest value. */
  public double high() {
    return Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
  }

  /** With every value multiplied. */
  public Grid scaled(double factor) {
    return new Grid(
        xLow, xHigh, yLow, yHigh, columns, Arrays.stream(values).map(v -> v * factor).toArray());
  }

  double x(int column) {
    return xLow + (xHigh - xLow) * column / (columns - 1);
  }

  double y(int row) {
    return yLow + (yHigh - yLow) * row / (rows() - 1);
  }

  double value(int index) {
    return values[index];
  }
}
