package dev.cajal.app.lab;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * A number that a lab has computed.
 *
 * @param name what it is
 * @param value what came out
 * @param expected what the catalogue says, digit for digit, for the initial settings
 * @param source where that is from, such as {@code N5}
 */
public record LabNumber(String name, double value, Optional<String> expected, String source) {
  private static final int FULL = 10;

  /** Half a unit, and what the last bits of a double may add to it. */
  private static final double HALF = 0.5 + 1e-6;

  private static final double WHOLE = 1e-9;

  /** Requires a readable expected number. */
  public LabNumber {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
    expected.ifPresent(BigDecimal::new);
  }

  /** The value as readers see it: with the digits of what is expected, or ten. */
  public String text() {
    return agrees() && expected.isPresent()
        ? NumberText.like(value, expected.get())
        : NumberText.of(value);
  }

  /**
   * Whether the value agrees with what is expected to the digits given, or nothing is expected.
   *
   * <p>Ten digits may differ by one unit of the last, for rounding on either side; fewer are those
   * of the rounded value, and a whole number is exact.
   */
  public boolean agrees() {
    if (expected.isEmpty()) {
      return true;
    }
    BigDecimal wanted = new BigDecimal(expected.get());
    boolean whole = wanted.scale() == 0;
    double units = whole ? WHOLE : wanted.precision() >= FULL ? 1 : HALF;
    BigDecimal allowed = wanted.ulp().multiply(BigDecimal.valueOf(units));
    return Double.isFinite(value)
        && wanted.subtract(new BigDecimal(value)).abs().compareTo(allowed) <= 0;
  }
}
