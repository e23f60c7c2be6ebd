package dev.cajal.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HotnessTest {
  private final AtomicLong clock = new AtomicLong(7);
  private final Hotness hotness = new Hotness(10, clock::get);

  @Test
  void isReached_manyPointsInAShortTime_once() {
    int calls = 0;
    while (!hotness.isReached(1_000)) {
      clock.addAndGet(10_000);
      calls++;
    }
    assertThat(calls).as("two million points of ten operations").isEqualTo(2_000);
  }

  @Test
  void isReachedSoon_pointsOfEachOfManyRuns_fromASixtyFourth() {
    assertThat(hotness.isReachedSoon(31_249)).isFalse();
    assertThat(hotness.isReachedSoon(31_250)).isTrue();
  }

  @Test
  void isReached_samePointsInALongTime_isNot() {
    for (int call = 0; call < 10_000; call++) {
      clock.addAndGet(1_000_000);
      assertThat(hotness.isReached(1_000)).isFalse();
    }
  }

  @Test
  void isReached_afterALongTime_countsAnew() {
    for (int call = 0; call < 2_001; call++) {
      clock.addAndGet(1_000_000);
      hotness.isReached(1_000);
    }
    int calls = 0;
    while (!hotness.isReached(1_000)) {
      calls++;
    }
    assertThat(calls).isLessThanOrEqualTo(4_000);
  }

  @Test
  void isReached_oneLargeRunNowAndThen_isNot() {
    for (int call = 0; call < 20; call++) {
      assertThat(hotness.isReached(100_000_000)).isFalse();
      clock.addAndGet(1_000_000_000);
    }
    assertThat(hotness.isReached(100_000_000)).isFalse();
    assertThat(hotness.isReached(100_000_000)).as("one after the other").isTrue();
  }
}
