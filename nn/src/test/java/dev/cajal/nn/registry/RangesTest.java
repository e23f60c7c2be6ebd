package dev.cajal.nn.registry;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RangesTest {
  interface Range {
    void require(String owner, String setting, double value);
  }

  static Stream<Arguments> within() {
    return Stream.of(
        Arguments.of((Range) Ranges::positive, Double.MIN_VALUE),
        Arguments.of((Range) Ranges::positive, Double.MAX_VALUE),
        Arguments.of((Range) Ranges::notNegative, 0.0),
        Arguments.of((Range) Ranges::atLeastOne, 1.0),
        Arguments.of((Range) Ranges::fraction, 0.0),
        Arguments.of((Range) Ranges::fraction, Math.nextDown(1.0)),
        Arguments.of((Range) Ranges::share, 0.0),
        Arguments.of((Range) Ranges::share, 1.0));
  }

  @ParameterizedTest
  @MethodSource("within")
  void require_valueWithin_passes(Range range, double value) {
    assertThatCode(() -> range.require("adam", "rate", value)).doesNotThrowAnyException();
  }

  static Stream<Arguments> outside() {
    double infinite = Double.POSITIVE_INFINITY;
    return Stream.of(
        Arguments.of((Range) Ranges::positive, 0.0, "greater than 0"),
        Arguments.of((Range) Ranges::positive, infinite, "greater than 0"),
        Arguments.of((Range) Ranges::notNegative, -1e-9, "at least 0"),
        Arguments.of((Range) Ranges::notNegative, infinite, "at least 0"),
        Arguments.of((Range) Ranges::atLeastOne, 0.5, "at least 1"),
        Arguments.of((Range) Ranges::atLeastOne, Double.NaN, "at least 1"),
        Arguments.of((Range) Ranges::fraction, 1.0, "at least 0 and less than 1"),
        Arguments.of((Range) Ranges::fraction, -0.1, "at least 0 and less than 1"),
        Arguments.of((Range) Ranges::share, 1.1, "at least 0 and at most 1"),
        Arguments.of((Range) Ranges::share, Double.NaN, "at least 0 and at most 1"));
  }

  @ParameterizedTest
  @MethodSource("outside")
  void require_valueOutside_saysWhatIsRequired(Range range, double value, String required) {
    assertThatThrownBy(() -> range.require("adam", "rate", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("adam: rate must be %s; found %s", required, value);
  }
}
