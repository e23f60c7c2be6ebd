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
   * <p>One unit of the last digit given is allowed, for rounding on either side.
   */
  public boolean agrees() {
    if (expected.isEmpty()) {
      return true;
    }
    BigDecimal wanted = new BigDecimal(expected.get());
    return Double.isFinite(value)
        && wanted.subtract(new BigDecimal(value)).abs().compareTo(wanted.ulp()) <= 0;
  }
}
