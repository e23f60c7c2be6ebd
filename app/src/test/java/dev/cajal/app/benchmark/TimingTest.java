package dev.cajal.app.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingTest {
  @Test
  void of_aPause_isNotShorterThanIt() {
    Timing timing = Timing.of(0.1, () -> pause(2_000_000));

    assertThat(timing.least()).isBetween(0.002, timing.median());
    assertThat(timing.most()).isGreaterThanOrEqualTo(timing.median());
  }

  private static void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void of_noTime_isRefused(double seconds) {
    assertThatThrownBy(() -> Timing.of(seconds, () -> {}))
        .hasMessage("timing: needs a positive time; found " + seconds);
  }

  @Test
  void rate_ofTimes_turnsTheRangeRound() {
    Result rate = Result.rate(10, new Timing(0.5, 0.25, 1));

    assertThat(rate).isEqualTo(new Result(20, 10, 40));
    assertThat(Result.time(1e6, new Timing(2e-6, 1e-6, 4e-6)).value()).isEqualTo(2);
    assertThat(rate.text()).isEqualTo("20.0 (10.0 to 40.0)");
  }

  @ParameterizedTest
  @CsvSource({"1.2345, 1.23", "12.345, 12.3", "123.45, 123", "'71374.2', '71,400'"})
  void number_anySize_hasThreeDigits(double value, String text) {
    assertThat(Result.number(value)).isEqualTo(text);
  }
}
