package dev.cajal.app.lab.generalisation;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.linear.LeastSquares;
import dev.cajal.nn.linear.LeastSquaresFit;
import dev.cajal.nn.linear.PolynomialFeatures;
import java.util.Arrays;

/**
 * Points beside the curve 4x³ − 3x + x²/2: 13 to learn from and 40 to judge by.
 *
 * @param x from −1 to 1
 * @param y the curve with a disturbance
 */
record NoisyCubic(double[] x, double[] y) {
  static final NoisyCubic TRAINING = of(13, i -> -1 + i / 6.0, i -> 2 * (i + 1) * (i + 1));
  static final NoisyCubic TEST = of(40, j -> -1 + (2 * j + 1) / 40.0, j -> (j + 1) * (j + 1));

  private interface Rule {
    double at(int index);
  }

  private static NoisyCubic of(int count, Rule place, Rule phase) {
    double[] x = new double[count];
    double[] y = new double[count];
    Arrays.setAll(x, place::at);
    Arrays.setAll(y, i -> truth(x[i]) + 0.3 * Math.sin(phase.at(i)));
    return new NoisyCubic(x, y);
  }

  static double truth(double x) {
    return 4 * x * x * x - 3 * x + x * x / 2;
  }

  static Tensor truth(Tensor x) {
    Tensor square = x.square();
    return square.times(x).times(4).minus(x.times(3)).plus(square.times(0.5));
  }

  /** The polynomial of a degree with the least squares on these points. */
  Fit fit(int degree, double ridge) {
    PolynomialFeatures powers = new PolynomialFeatures(degree);
    Tensor samples = powers.apply(Matrices.vector(x).expand(1));
    return new Fit(powers, new LeastSquares(true, ridge).fit(samples, Matrices.vector(y)));
  }

  /** A polynomial. */
  record Fit(PolynomialFeatures powers, LeastSquaresFit line) {
    /** Its values at places [N]. */
    Tensor at(Tensor places) {
      return line.predict(powers.apply(places.expand(1)));
    }

    /** The mean of the squared residuals. */
    double meanSquare(NoisyCubic points) {
      Tensor residual = at(Matrices.vector(points.x)).minus(Matrices.vector(points.y));
      return residual.square().mean().toDouble();
    }
  }
}
