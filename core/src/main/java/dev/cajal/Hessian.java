package dev.cajal;

import dev.cajal.grad.Derivatives;
import dev.cajal.shape.ShapeException;
import java.util.List;

/** All second derivatives of a scalar. */
public final class Hessian {
  private Hessian() {}

  /**
   * The second derivatives of a scalar with respect to {@code x}: shape {@code x.shape + x.shape},
   * symmetric.
   *
   * @throws ShapeException if the first is not a scalar or either is not floating point
   */
  public static Tensor of(Tensor scalar, Tensor x) {
    Gradient.requireWay("hessian", scalar, List.of(x));
    return Tensor.of(Derivatives.hessian(scalar.node(), x.node()));
  }
}
