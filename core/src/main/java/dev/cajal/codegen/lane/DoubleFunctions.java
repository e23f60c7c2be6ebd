package dev.cajal.codegen.lane;

/**
 * The f64 functions that compiled loops call: {@link StrictMath}, and two that it does not have.
 *
 * <p>f64 serves checking, so these are exact rather than fast, and the same on every machine.
 */
public final class DoubleFunctions {
  private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;
  private static final double SERIES_LIMIT = 2.5;
  private static final double ONE_FROM = 6;

  private DoubleFunctions() {}

  /** {@link StrictMath#exp}. */
  public static double exp(double x) {
    return StrictMath.exp(x);
  }

  /** {@link StrictMath#log}. */
  public static double log(double x) {
    return StrictMath.log(x);
  }

  /** {@link StrictMath#log1p}. */
  public static double log1p(double x) {
    return StrictMath.log1p(x);
  }

  /** {@link StrictMath#expm1}. */
  public static double expm1(double x) {
    return StrictMath.expm1(x);
  }

  /** {@link StrictMath#sin}. */
  public static double sin(double x) {
    return StrictMath.sin(x);
  }

  /** {@link StrictMath#cos}. */
  public static double cos(double x) {
    return StrictMath.cos(x);
  }

  /** {@link StrictMath#tanh}. */
  public static double tanh(double x) {
    return StrictMath.tanh(x);
  }

  /** {@link StrictMath#floor}. */
  public static double floor(double x) {
    return StrictMath.floor(x);
  }

  /** {@link StrictMath#pow}. */
  public static double power(double x, double y) {
    return StrictMath.pow(x, y);
  }

  /** 1 / (1 + e^(−x)), as e^x / (1 + e^x) for negative x. */
  public static double sigmoid(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  /**
   * The error function: below 2.5 the series 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (1 · 3 ⋯ (2n+1)),
   * whose terms are all positive, above it 1 minus the continued fraction of its complement (DLMF
   * 7.6.2 and 7.9.1).
   */
  public static double erf(double x) {
    double size = Math.abs(x);
    double value;
    if (size < SERIES_LIMIT) {
      double term = size;
      double sum = size;
      for (int n = 1; term > sum * 0x1p-54; n++) {
        term *= 2 * size * size / (2 * n + 1);
        sum += term;
      }
      value = TWO_OVER_ROOT_PI * StrictMath.exp(-size * size) * sum;
    } else if (size < ONE_FROM) {
      double fraction = 0;
      for (int n = 60; n > 0; n--) {
        fraction = n / 2.0 / (size + fraction);
      }
      double complement = StrictMath.exp(-size * size) / (size + fraction);
      value = 1 - complement * TWO_OVER_ROOT_PI / 2;
    } else {
      value = size >= ONE_FROM ? 1 : Double.NaN;
    }
    return Math.copySign(value, x);
  }
}
