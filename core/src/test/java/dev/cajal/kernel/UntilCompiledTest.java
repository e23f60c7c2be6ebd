package dev.cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class UntilCompiledTest {
  /** A method that is fast after so many calls for nothing. */
  private static class Countdown implements UntilCompiled.Method {
    private long calls;
    private long turns;
    private int trials;
    private final long enough;

    Countdown(long enough) {
      this.enough = enough;
    }

    final long calls() {
      return calls;
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
  void call_firstTwoFail_endsAllAndSaysWhatToDo() {
    List<String> lines = new ArrayList<>();
    UntilCompiled patient = new UntilCompiled(2_000_000, new Recorder(lines));
    assertThat(patient.call(new Countdown(NEVER), 1)).isFalse();
    assertThat(lines).isEmpty();
    assertThat(patient.call(new Countdown(NEVER), 1)).isFalse();
    assertThat(lines)
        .containsExactly(
            "WARNING Running scalar kernels, for large networks several times slower: this JVM has"
                + " not compiled vector code in time. Start java with its C2 compiler, without"
                + " -Xint and -XX:TieredStopAtLevel; if it has C2, all processors may have been"
                + " busy");
    Countdown method = new Countdown(0);
    assertThat(patient.call(method, 1)).isFalse();
    assertThat(method.trials).isZero();
    assertThat(lines).hasSize(1);
  }

  @Test
  void call_twoFailAtOnce_isOneFailure() throws InterruptedException {
    List<String> lines = new ArrayList<>();
    UntilCompiled patient = new UntilCompiled(200_000_000, new Recorder(lines));
    Thread other = Thread.ofPlatform().start(() -> patient.call(new Countdown(NEVER), 1));
    assertThat(patient.call(new Countdown(NEVER), 1)).isFalse();
    other.join();
    assertThat(lines).isEmpty();
    assertThat(patient.call(new Countdown(0), 1)).isTrue();
  }

  @Test
  void call_failuresAfterASuccess_endNothing() {
    List<String> lines = new ArrayList<>();
    UntilCompiled patient = new UntilCompiled(2_000_000, new Recorder(lines));
    assertThat(patient.call(new Countdown(0), 1)).isTrue();
    assertThat(patient.call(new Countdown(NEVER), 1)).isFalse();
    assertThat(patient.call(new Countdown(NEVER), 1)).isFalse();
    assertThat(patient.call(new Countdown(0), 1)).isTrue();
    assertThat(lines).isEmpty();
  }

  @Test
  void call_processThatWasStopped_goesOn() {
    Countdown stopped =
        new Countdown(1) {
          @Override
          public void idle(int turns) {
            if (calls() == 0) {
              LockSupport.parkNanos(300_000_000);
            }
            super.idle(turns);
          }
        };
    assertThat(new UntilCompiled(200_000_000).call(stopped, 1)).isTrue();
  }
}
