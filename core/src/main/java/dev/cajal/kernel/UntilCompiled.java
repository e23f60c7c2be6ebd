package dev.cajal.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls a generated method until C2 has compiled it, for as little time of a processor as may be.
 *
 * <p>Before that every operation of the Vector API is hundreds of times slower, but the virtual
 * machine counts calls and turns of loops, not time or what they do. So generated methods begin
 * with a loop that does nothing: a call for nothing counts its turns and returns. Only now and then
 * the method works, which shows C2 what is usual, and by the clock whether it is compiled. The
 * calls go on while the compiler is at work, because it forgets what is no longer called; between
 * them the thread sleeps, because a processor that it takes is missed elsewhere.
 */
public final class UntilCompiled {
  /** Calls, and turns of each, that the interpreter and then C1 ask for, in so many rounds. */
  private static final int FIRST_ROUNDS = 12;

  private static final int FIRST_CALLS = 110;
  private static final int FIRST_TURNS = 30;

  /** Calls of each further round, without turns: many would have the loop compiled by itself. */
  private static final int CALLS = 1000;

  private static final long PAUSE_NANOS = 500_000;

  /** A method of which it is known when it is fast. */
  public interface Method {
    /** Calls it for nothing: it counts so many turns of its empty loop and returns. */
    void idle(int turns);

    /** Calls it for some work, and says whether that took no more time than compiled code takes. */
    boolean isFast();
  }

  /** What this process has found out about its JVM. */
  public static final UntilCompiled OF_PROCESS = new UntilCompiled(20_000_000_000L);

  /**
   * Failures one after the other after which this JVM is taken for one that never compiles the
   * Vector API.
   */
  private static final int MOST_FAILURES = 2;

  private final long patienceNanos;
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * Nothing is known of the JVM yet.
   *
   * @param patienceNanos how long one method may take
   */
  public UntilCompiled(long patienceNanos) {
    this.patienceNanos = patienceNanos;
  }

  /**
   * Calls a method until it has been fast so often, and says whether that was so in time; says no
   * at once when this JVM has failed twice.
   */
  public boolean call(Method method, int times) {
    if (failures.get() >= MOST_FAILURES) {
      return false;
    }
    boolean compiled = isCompiledInTime(method, times);
    if (compiled) {
      failures.set(0);
    } else {
      failures.getAndIncrement();
    }
    return compiled;
  }

  private boolean isCompiledInTime(Method method, int times) {
    long start = System.nanoTime();
    int fast = 0;
    for (int round = 0; fast < times && System.nanoTime() - start < patienceNanos; round++) {
      boolean first = round < FIRST_ROUNDS;
      if (method.isFast()) {
        fast++;
      } else {
        for (int call = first ? FIRST_CALLS : CALLS; call > 0; call--) {
          method.idle(first ? FIRST_TURNS : 0);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    return fast >= times;
  }
}
