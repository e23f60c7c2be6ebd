package dev.cajal.nn.descent;

import dev.cajal.nn.algebra.SymmetricEigen;
import java.util.ArrayList;
import java.util.List;

/**
 * The eigenvalues of a surface's Hessian at a point, ascending, and what they say.
 *
 * @param eigenvalues ascending, at least one
 */
public record Curvature(List<Double> eigenvalues) {
  /** Copies the list. */
  public Curvature {
    eigenvalues = List.copyOf(eigenvalues);
  }

  /** The curvature at a point. */
  public static Curvature of(Surface surface, double... at) {
    List<Double> values = new ArrayList<>();
    for (double value : SymmetricEigen.of(surface.hessian(at)).values()) {
      values.add(value);
    }
    return new Curvature(values);
  }

  /**
   * 2/L with L the largest eigenvalue: gradient descent on a function with ‖∇²F‖ ≤ L everywhere
   * converges to a stationary point for smaller steps (D1).
   *
   * @throws IllegalStateException if no eigenvalue is positive
   */
  public double stepBound() {
    double largest = eigenvalues.getLast();
    if (!(largest > 0)) {
      throw new IllegalStateException(
          "step bound: the surface must curve upwards somewhere; the eigenvalues are "
              + eigenvalues);
    }
    return 2 / largest;
  }

  /** The largest eigenvalue over the smallest one: how narrow a valley is. */
  public double condition() {
    return eigenvalues.getLast() / eigenvalues.getFirst();
  }

  /** Whether the surface curves upwards in every direction: a stationary point is a minimum. */
  public boolean isPositiveDefinite() {
    return eigenvalues.getFirst() > 0;
  }

  /** Whether it curves upwards in one direction and downwards in another: a saddle. */
  public boolean isSaddle() {
    return eigenvalues.getFirst() < 0 && eigenvalues.getLast() > 0;
  }
}
