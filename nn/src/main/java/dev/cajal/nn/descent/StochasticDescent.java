package dev.cajal.nn.descent;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Gradient;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.graph.NonFiniteException;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * Stochastic gradient descent on a mean of losses of samples, θ_k = θ_{k−1} − α(k)·∇f_i(θ_{k−1})
 * with i drawn anew at each step (D0, D2; Robbins and Monro, 1951).
 *
 * <pre>{@code
 * StochasticDescent sgd =
 *     StochasticDescent.of((theta, y) -> theta.minus(y).square().sum().times(0.5), samples, 1);
 * DescentPath path = sgd.path(new double[] {0}, k -> 1.0 / k, 100, 7);
 * }</pre>
 *
 * <p>The values and gradients in its paths are those of the mean over all samples. Used by one
 * thread at a time.
 */
public final class StochasticDescent {
  private final Tensor samples;
  private final Variable theta;
  private final Variable rate;
  private final Executable step;
  private final Executable look;

  private StochasticDescent(BinaryOperator<Tensor> loss, Tensor samples, int dimensions) {
    Matrices.rows("stochastic descent, samples", samples);
    int count = samples.shape().dim(0);
    if (count < 1 || dimensions < 1) {
      throw new IllegalArgumentException(
          "stochastic descent: at least one sample and one dimension are needed; found %d and %d"
              .formatted(count, dimensions));
    }
    this.samples = samples.to(DType.F64).evaluate();
    this.theta = Variable.of("theta", Matrices.vector(new double[dimensions]));
    this.rate = Variable.of("rate", Tensor.full(1, new TensorType(DType.F64, Shape.scalar())));
    Tensor row =
        Tensor.input("sample", new TensorType(DType.F64, Shape.of(samples.shape().dim(1))));
    Tensor value = Surface.value(t -> loss.apply(t, row), theta);
    Tensor gradient = Gradient.of(value, theta).of(theta);
    this.look = Compiler.compile(Compiler.inputs(row), Compiler.outputs(value, gradient));
    this.step =
        Compiler.compile(
            Compiler.inputs(row),
            Compiler.outputs(value),
            Compiler.updates(theta, theta.minus(gradient.times(rate))));
  }

  /**
   * The descent on the mean loss of samples.
   *
   * @param loss of parameters (f64 vector) and one sample (f64 vector), one f64 number
   * @param samples [N, m]
   * @param dimensions of the parameters
   */
  public static StochasticDescent of(BinaryOperator<Tensor> loss, Tensor samples, int dimensions) {
    return new StochasticDescent(loss, samples, dimensions);
  }

  /**
   * A path with samples drawn with replacement.
   *
   * @param rate α of the step's number, which counts from 1
   * @param steps at least 0
   * @param seed the same seed gives the same path
   */
  public DescentPath path(double[] start, IntToDoubleFunction rate, int steps, long seed) {
    Descent.requireSteps(steps);
    int[] drawn = drawn(steps, seed);
    theta.set(Matrices.vector(start));
    List<SurfacePoint> points = new ArrayList<>();
    points.add(mean());
    for (int k = 1; k <= steps; k++) {
      this.rate.set(rate.applyAsDouble(k));
      try {
        step.run(samples.at(0, drawn[k - 1]));
      } catch (NonFiniteException e) {
        return new DescentPath(points, true);
      }
      SurfacePoint next = mean();
      if (!Descent.isFinite(next)) {
        return new DescentPath(points, true);
      }
      points.add(next);
    }
    return new DescentPath(points, false);
  }

  private int[] drawn(int steps, long seed) {
    if (steps == 0) {
      return new int[0];
    }
    Tensor uniform = RandomKey.of(seed).child("sample").uniform(Shape.of(steps), DType.F64);
    return uniform.times(samples.shape().dim(0)).toInts();
  }

  private SurfacePoint mean() {
    int count = samples.shape().dim(0);
    double value = 0;
    double[] gradient = new double[theta.shape().dim(0)];
    for (int i = 0; i < count; i++) {
      List<Tensor> results = look.runAll(samples.at(0, i));
      value += results.get(0).toDouble() / count;
      double[] part = results.get(1).toDoubles();
      for (int j = 0; j < part.length; j++) {
        gradient[j] += part[j] / count;
      }
    }
    return SurfacePoint.of(theta.value().toDoubles(), value, gradient);
  }
}
