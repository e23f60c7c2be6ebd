package dev.cajal.nn.descent;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Cholesky;
import dev.cajal.nn.algebra.Matrices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Newton's method for a convex function, x ← x − H⁻¹∇f by a Cholesky factor of the Hessian, the
 * step halved until the value falls.
 *
 * <p>It has converged when Newton's decrement ∇fᵀH⁻¹∇f, twice the value still to be gained, is at
 * most {@code tolerance}; one more step is made then, which doubles the digits.
 *
 * @param iterations the most steps, at least 1
 * @param tolerance of the decrement, greater than 0
 */
public record Newton(int iterations, double tolerance) {
  private static final int MOST_HALVINGS = 40;

  /** Checks the settings. */
  public Newton {
    if (iterations < 1 || !(tolerance > 0)) {
      throw new IllegalArgumentException(
          "newton: iterations must be at least 1 and the tolerance greater than 0; found %d and %s"
              .formatted(iterations, tolerance));
    }
  }

  /** With at most 100 steps and tolerance 1e-12. */
  public Newton() {
    this(100, 1e-12);
  }

  /**
   * A walk to the minimum.
   *
   * @param path the places visited
   * @param converged whether it is the minimum
   */
  public record Result(DescentPath path, boolean converged) {
    /** The last place. */
    public SurfacePoint minimum() {
      return path.last();
    }
  }

  /**
   * Walks to the minimum.
   *
   * @throws dev.cajal.nn.algebra.SingularMatrixException if the Hessian is not positive definite
   */
  public Result minimize(Surface surface, double... start) {
    return minimize(surface, start, place -> {});
  }

  /**
   * Walks to the minimum and shows each place, the start included, to a watcher, which may end the
   * walk by an exception.
   *
   * @throws dev.cajal.nn.algebra.SingularMatrixException if the Hessian is not positive definite
   */
  public Result minimize(Surface surface, double[] start, Consumer<SurfacePoint> watcher) {
    List<SurfacePoint> points = new ArrayList<>();
    SurfacePoint here = surface.at(start);
    points.add(here);
    watcher.accept(here);
    boolean converged = false;
    for (int i = 0; i < iterations && !converged; i++) {
      Tensor hessian = surface.hessian(here.positionArray());
      double[] gradient = here.gradientArray();
      double[] direction = Cholesky.of(hessian).solve(Matrices.vector(gradient)).toDoubles();
      double decrement = 0;
      for (int j = 0; j < gradient.length; j++) {
        decrement += gradient[j] * direction[j];
      }
      converged = decrement <= tolerance;
      SurfacePoint next = search(surface, here, direction);
      if (next == here) {
        break;
      }
      here = next;
      points.add(here);
      watcher.accept(here);
    }
    return new Result(new DescentPath(points, false), converged);
  }

  /** The first place along a direction that is lower, or the same place if there is none. */
  private static SurfacePoint search(Surface surface, SurfacePoint here, double... direction) {
    double step = 1;
    for (int halving = 0; halving < MOST_HALVINGS; halving++, step /= 2) {
      double[] position = here.positionArray();
      for (int j = 0; j < position.length; j++) {
        position[j] -= step * direction[j];
      }
      SurfacePoint trial = surface.at(position);
      if (trial.value() < here.value() && Descent.isFinite(trial)) {
        return trial;
      }
      // Within rounding the gradient still tells which of two places is nearer to the minimum.
      if (step == 1
          && trial.value() <= here.value() + 4 * Math.ulp(here.value())
          && trial.gradientNorm() < here.gradientNorm()) {
        return trial;
      }
    }
    return here;
  }
}
