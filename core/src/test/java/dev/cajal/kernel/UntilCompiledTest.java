package dev.cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UntilCompiledTest {
  /** A method that is fast after so many calls for nothing. */
  private static final class Countdown implements UntilCompiled.Method {
    private long calls;
    private long turns;
    private int trials;
    private final long enough;

    Countdown(long enough) {
      this.enough = enough;
    }

    @Override
    public void idle(int turns) {
      calls++;
      this.turns += turns;
    }

    @Override
    public boolean isFast() {
      trials++;
      return calls >= enough;
    }
  }

  private static final long NEVER = Long.MAX_VALUE;

  @Test
  void call_methodThatIsCompiledInTime_isCalledUntilThen() {
    Countdown method = new Countdown(2_500);
    assertThat(new UntilCompiled(10_000_000_000L).call(method, 3)).isTrue();
    assertThat(method.calls).isBetween(2_500L, 3_500L);
    assertThat(method.turns).as("turns of loops are what C1 counts too").isGreaterThan(15_000);
    assertThat(method.trials).as("work is rare").isLessThan(30);
  }

  @Test
  void call_twoFailures_endIt() {
    UntilCompiled patient = new UntilCompiled(2_000_000);
    assertThat(patient.call(new Countdown(NEVER), 1)).isFalse();
    assertThat(patient.call(new Countdown(0), 1)).as("one may be bad luck").isTrue();
    assertThat(patient.call(new Countdown(NEVER), 1)).isFalse();
    assertThat(patient.call(new Countdown(NEVER), 1)).isFalse();
    Countdown method = new Countdown(0);
    assertThat(patient.call(method, 1)).isFalse();
    assertThat(method.trials).isZero();
  }
}
