package dev.cajal;

import dev.cajal.grad.Derivatives;
import dev.cajal.shape.ShapeException;
import java.util.List;

/** All first derivatives of a tensor with respect to another. */
public final class Jacobian {
  private Jacobian() {}

  /**
   * The derivative of every element of {@code y} by every element of {@code x}: shape {@code
   * y.shape + x.shape}, so that for vectors row i holds the derivatives of y[i].
   *
   * @throws ShapeException if either is not floating point
   */
  public static Tensor of(Tensor y, Tensor x) {
    Gradient.requireWay("jacobian", y, List.of(x));
    return Tensor.of(Derivatives.jacobian(y.node(), x.node()));
  }
}
