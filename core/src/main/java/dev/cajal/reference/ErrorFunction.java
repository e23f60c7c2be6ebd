package dev.cajal.reference;

/** The error function to the last digits of a double. */
final class ErrorFunction {
  private static final double ROOT_PI = Math.sqrt(Math.PI);
  private static final int FRACTION_DEPTH = 120;

  private ErrorFunction() {}

  static double erf(double x) {
    if (Double.isNaN(x) || x == 0) {
      return x;
    }
    double size = Math.abs(x);
    return Math.signum(x) * (size < 2 ? series(size) : size < 6 ? 1 - complement(size) : 1);
  }

  /**
   * erf x = 2/√π · e^(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1·3·5…(2n+1)), whose terms are all positive, so that
   * nothing cancels.
   */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; term > sum * 1e-17; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / ROOT_PI * StrictMath.exp(-x * x) * sum;
  }

  /** 1 − erf x = e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3/2/(x + …)))), from the inside out. */
  private static double complement(double x) {
    double fraction = x;
    for (int n = FRACTION_DEPTH; n > 0; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return StrictMath.exp(-x * x) / (ROOT_PI * fraction);
  }
}
