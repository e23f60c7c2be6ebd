package dev.cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaddedCountersTest {
  @Test
  void reset_moreCountersThanBefore_allAreZero() {
    PaddedCounters counters = new PaddedCounters();
    counters.setRelease(0, 7);
    counters.reset(3);
    assertThat(counters.get(0)).isZero();
    counters.setRelease(2, 9);
    assertThat(counters.getAcquire(1)).isZero();
    assertThat(counters.getAcquire(2)).isEqualTo(9);
  }

  @Test
  void compareAndSet_otherValueThanExpected_keepsIt() {
    PaddedCounters counters = new PaddedCounters();
    assertThat(counters.getAndIncrement(0)).isZero();
    assertThat(counters.compareAndSet(0, 0, 5)).isFalse();
    assertThat(counters.get(0)).isEqualTo(1);
    assertThat(counters.compareAndSet(0, 1, 5)).isTrue();
    assertThat(counters.get(0)).isEqualTo(5);
  }
}
