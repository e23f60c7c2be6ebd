package dev.cajal;

import dev.cajal.grad.Derivatives;
import dev.cajal.shape.ShapeException;
import java.util.List;

/** The Hessian of a scalar times a direction, at the cost of two gradients. */
public final class HessianVectorProduct {
  private HessianVectorProduct() {}

  /**
   * Σⱼ ∂²scalar/∂xᵢ∂xⱼ · directionⱼ, of the type of {@code x}; the Hessian itself is never built.
   *
   * @throws ShapeException if the first is not a scalar, the direction has not the type of {@code
   *     x}, or one is not floating point
   */
  public static Tensor of(Tensor scalar, Tensor x, Tensor direction) {
    Gradient.requireWay("hessian-vector product", scalar, List.of(x));
    return Tensor.of(Derivatives.hessianVectorProduct(scalar.node(), x.node(), direction.node()));
  }
}
