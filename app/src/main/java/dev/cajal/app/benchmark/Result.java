package dev.cajal.app.benchmark;

import java.util.Locale;

/**
 * What came out of one benchmark.
 *
 * @param value the median
 * @param low the worst or least of what was measured
 * @param high the best or most
 */
public record Result(double value, double low, double high) {
  /** Rates from times: the longest time gives the lowest rate. */
  static Result rate(double work, Timing timing) {
    return new Result(work / timing.median(), work / timing.most(), work / timing.least());
  }

  /** Times in a unit of so many to the second. */
  static Result time(double unitsPerSecond, Timing timing) {
    return new Result(
        unitsPerSecond * timing.median(),
        unitsPerSecond * timing.least(),
        unitsPerSecond * timing.most());
  }

  /** The value and how far it spread, to three digits. */
  public String text() {
    return "%s (%s to %s)".formatted(number(value), number(low), number(high));
  }

  /** A number to three digits, with separators above a thousand. */
  static String number(double value) {
    if (value >= 1000) {
      double scale = Math.pow(10, Math.floor(Math.log10(value)) - 2);
      return String.format(Locale.ROOT, "%,.0f", Math.rint(value / scale) * scale);
    }
    int digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
