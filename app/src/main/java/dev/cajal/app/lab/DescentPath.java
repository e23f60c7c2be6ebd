package dev.cajal.app.lab;

import static dev.cajal.Compiler.inputs;
import static dev.cajal.Compiler.outputs;
import static dev.cajal.Compiler.updates;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The way of plain gradient descent: x ← x − rate · ∇f(x), in f64.
 *
 * @param points where it was, the start first: one row for each step
 * @param values f at each of them
 */
public record DescentPath(double[][] points, double[] values) {
  /** Keeps copies. */
  public DescentPath {
    points = Arrays.stream(points).map(double[]::clone).toArray(double[][]::new);
    values = values.clone();
  }

  /**
   * Walks some steps, fewer if the function's value is no longer finite.
   *
   * @param function from a vector to one number
   */
  public static DescentPath of(
      UnaryOperator<Tensor> function, double[] start, double rate, int steps) {
    Variable x = Variable.of("x", Tensor.of(start.clone(), Shape.of(start.length)));
    Tensor value = function.apply(x);
    Tensor slope = Gradient.of(value, x).of(x);
    // A second output, so that a value that is not finite is told and not an error.
    Executable step =
        Compiler.compile(
            inputs(), outputs(x.plus(0), value), updates(x, x.minus(slope.times(rate))));
    double[][] points = new double[steps + 1][];
    double[] values = new double[steps + 1];
    for (int k = 0; k <= steps; k++) {
      var now = step.runAll();
      points[k] = now.get(0).toDoubles();
      values[k] = now.get(1).toDouble();
      if (!Double.isFinite(values[k])) {
        return new DescentPath(Arrays.copyOf(points, k), Arrays.copyOf(values, k));
      }
    }
    return new DescentPath(points, values);
  }

  /** One coordinate at each step. */
  public double[] coordinate(int index) {
    return Arrays.stream(points).mapToDouble(point -> point[index]).toArray();
  }

  /** Where it ended. */
  public double[] last() {
    return points[points.length - 1].clone();
  }

  /** The function's value where it ended. */
  public double lastValue() {
    return values[values.length - 1];
  }
}
