package dev.cajal.nn.descent;

/**
 * Derivatives by difference quotients (D2): one more evaluation than weights forward, two for each
 * weight centrally. Too small an h drowns in rounding, too large a one in curvature; 1e-6 to 1e-5
 * is best for central differences around 1.
 */
public final class FiniteDifferences {
  private FiniteDifferences() {}

  /** (f(x + h·e_j) − f(x)) / h for each j: error of order h. */
  public static double[] forward(Surface surface, double[] at, double h) {
    requireStep(h);
    double value = surface.value(at);
    double[] result = new double[at.length];
    for (int j = 0; j < at.length; j++) {
      result[j] = (shifted(surface, at, j, h) - value) / h;
    }
    return result;
  }

  /** (f(x + h·e_j) − f(x − h·e_j)) / 2h for each j: error of order h². */
  public static double[] central(Surface surface, double[] at, double h) {
    requireStep(h);
    double[] result = new double[at.length];
    for (int j = 0; j < at.length; j++) {
      result[j] = (shifted(surface, at, j, h) - shifted(surface, at, j, -h)) / (2 * h);
    }
    return result;
  }

  private static double shifted(Surface surface, double[] at, int j, double h) {
    double[] moved = at.clone();
    moved[j] += h;
    return surface.value(moved);
  }

  private static void requireStep(double h) {
    if (!(h > 0 && h < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "finite differences: h must be greater than 0 and finite; found " + h);
    }
  }
}
