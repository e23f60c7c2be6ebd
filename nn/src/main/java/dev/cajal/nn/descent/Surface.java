package dev.cajal.nn.descent;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.Gradient;
import dev.cajal.Hessian;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A function of a vector with its gradient and Hessian, compiled once and evaluated at many points.
 *
 * <pre>{@code
 * Surface bowl = Surface.of(x -> x.square().sum(), 2);
 * double[] g = bowl.gradient(3, 4);  // 6, 8
 * }</pre>
 *
 * <p>Used by one thread at a time.
 */
public final class Surface {
  private final UnaryOperator<Tensor> function;
  private final Variable point;
  private final Tensor value;
  private final Executable first;
  private Optional<Executable> second = Optional.empty();

  private Surface(UnaryOperator<Tensor> function, int dimensions) {
    this.function = function;
    this.point = Variable.of("x", Matrices.vector(new double[dimensions]));
    this.value = value(function, point);
    Tensor gradient = Gradient.of(value, point).of(point);
    this.first = Compiler.compile(Compiler.inputs(), Compiler.outputs(value, gradient));
  }

  /**
   * The surface of a function.
   *
   * @param function takes an f64 vector and gives one f64 number
   * @param dimensions of the vector, at least 1
   * @throws ShapeException if the function gives something else
   */
  public static Surface of(UnaryOperator<Tensor> function, int dimensions) {
    if (dimensions < 1) {
      throw new IllegalArgumentException(
          "surface: at least 1 dimension is needed; found " + dimensions);
    }
    return new Surface(function, dimensions);
  }

  static Tensor value(UnaryOperator<Tensor> function, Tensor point) {
    Tensor value = function.apply(point);
    if (value.shape().size() != 1 || value.dtype() != DType.F64) {
      throw new ShapeException(
          "surface: the function must give one f64 number for an f64 vector; found %s for %s"
              .formatted(value.type(), point.type()));
    }
    return value.reshape(Shape.scalar());
  }

  /** The number of dimensions. */
  public int dimensions() {
    return point.shape().dim(0);
  }

  /** The function's value at a point. */
  public double value(double... at) {
    return at(at).value();
  }

  /** The derivatives at a point. */
  public double[] gradient(double... at) {
    return at(at).gradientArray();
  }

  /** Value and gradient at a point. */
  public SurfacePoint at(double... at) {
    move(at);
    List<Tensor> results = first.runAll();
    return SurfacePoint.of(at, results.get(0).toDouble(), results.get(1).toDoubles());
  }

  /** The second derivatives at a point, symmetric [n, n], f64. */
  public Tensor hessian(double... at) {
    move(at);
    if (second.isEmpty()) {
      second =
          Optional.of(
              Compiler.compile(Compiler.inputs(), Compiler.outputs(Hessian.of(value, point))));
    }
    return second.orElseThrow().run();
  }

  UnaryOperator<Tensor> function() {
    return function;
  }

  private void move(double... at) {
    if (at.length != dimensions()) {
      throw new IllegalArgumentException(
          "surface: a point of %d numbers is needed; found %d".formatted(dimensions(), at.length));
    }
    point.set(Matrices.vector(at));
  }
}
