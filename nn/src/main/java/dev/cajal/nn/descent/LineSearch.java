package dev.cajal.nn.descent;

import java.util.ArrayList;
import java.util.List;

/**
 * Gradient descent whose step is halved until the value falls enough, f(x − t·g) ≤ f(x) − c·t·‖g‖²
 * (Armijo, 1966; line search is named in D2).
 *
 * @param firstStep t to begin each search with, greater than 0
 * @param decrease c, greater than 0 and less than 1
 */
public record LineSearch(double firstStep, double decrease) {
  private static final int MOST_HALVINGS = 60;

  /** Checks the settings. */
  public LineSearch {
    if (!(firstStep > 0 && firstStep < Double.POSITIVE_INFINITY)
        || !(decrease > 0 && decrease < 1)) {
      throw new IllegalArgumentException(
          ("line search: the first step must be greater than 0 and the decrease between 0 and 1;"
                  + " found %s and %s")
              .formatted(firstStep, decrease));
    }
  }

  /** With first step 1 and decrease 1e-4. */
  public LineSearch() {
    this(1, 1e-4);
  }

  /**
   * The path from a start; it ends early where no step decreases the value.
   *
   * @param steps at least 0
   */
  public DescentPath path(Surface surface, double[] start, int steps) {
    Descent.requireSteps(steps);
    List<SurfacePoint> points = new ArrayList<>();
    SurfacePoint here = surface.at(start);
    points.add(here);
    for (int i = 0; i < steps; i++) {
      double square = here.gradientNorm() * here.gradientNorm();
      double step = firstStep;
      SurfacePoint next = here;
      for (int halving = 0; halving < MOST_HALVINGS; halving++, step /= 2) {
        SurfacePoint trial = surface.at(moved(here, step));
        if (trial.value() <= here.value() - decrease * step * square && Descent.isFinite(trial)) {
          next = trial;
          break;
        }
      }
      if (next == here || square == 0) {
        break;
      }
      here = next;
      points.add(here);
    }
    return new DescentPath(points, false);
  }

  private static double[] moved(SurfacePoint from, double step) {
    double[] position = from.positionArray();
    for (int i = 0; i < position.length; i++) {
      position[i] -= step * from.gradient().get(i);
    }
    return position;
  }
}
