package dev.cajal.nn.descent;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Gradient;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.graph.NonFiniteException;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.optimizer.Optimizer;
import dev.cajal.nn.optimizer.OptimizerGroup;
import dev.cajal.nn.optimizer.Updater;
import dev.cajal.shape.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The paths of optimizers on a surface.
 *
 * <pre>{@code
 * DescentPath path = Descent.path(x -> x.square().sum(), new double[] {1, 2}, new Sgd(0.1), 10);
 * }</pre>
 */
public final class Descent {
  private Descent() {}

  /**
   * The path of an optimizer with a constant learning rate.
   *
   * @param function takes an f64 vector and gives one f64 number
   * @param start the first point
   * @param optimizer any
   * @param steps at least 0
   */
  public static DescentPath path(
      UnaryOperator<Tensor> function, double[] start, Optimizer optimizer, int steps) {
    return path(function, start, OptimizerGroup.of(optimizer), steps);
  }

  /**
   * The path of an optimizer with its schedule, one step being one unit of the schedule's time.
   *
   * <p>It ends early, marked as diverged, when a value, gradient or position is no longer finite.
   */
  public static DescentPath path(
      UnaryOperator<Tensor> function, double[] start, OptimizerGroup group, int steps) {
    requireSteps(steps);
    Variable x = Variable.of("x", Matrices.vector(start));
    Tensor value = Surface.value(function, x);
    Tensor gradient = Gradient.of(value, x).of(x);
    Executable look = Compiler.compile(Compiler.inputs(), Compiler.outputs(value, gradient));
    Updater updater = new Updater(List.of(group), DType.F64);
    Executable step =
        Compiler.compile(
            Compiler.inputs(), Compiler.outputs(value), updater.updates(value, List.of(x)));
    List<SurfacePoint> points = new ArrayList<>();
    points.add(look(look, x));
    for (int i = 0; i < steps; i++) {
      updater.schedule(i, steps);
      try {
        step.run();
      } catch (NonFiniteException e) {
        return new DescentPath(points, true);
      }
      SurfacePoint next = look(look, x);
      if (!isFinite(next)) {
        return new DescentPath(points, true);
      }
      points.add(next);
    }
    return new DescentPath(points, false);
  }

  static void requireSteps(int steps) {
    if (steps < 0) {
      throw new IllegalArgumentException("descent: steps must be at least 0; found " + steps);
    }
  }

  static boolean isFinite(SurfacePoint point) {
    return Double.isFinite(point.value())
        && Arrays.stream(point.gradientArray()).allMatch(Double::isFinite)
        && Arrays.stream(point.positionArray()).allMatch(Double::isFinite);
  }

  private static SurfacePoint look(Executable look, Variable x) {
    List<Tensor> results = look.runAll();
    return SurfacePoint.of(
        x.value().toDoubles(), results.get(0).toDouble(), results.get(1).toDoubles());
  }
}
