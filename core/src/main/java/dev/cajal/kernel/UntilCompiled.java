package dev.cajal.kernel;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
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

  /**
   * What a round counts at most: it takes a few milliseconds, and if it took longer this process
   * was stopped, or had no processor.
   */
  private static final long LONGEST_ROUND_NANOS = 100_000_000;

  /** A method of which it is known when it is fast. */
  public interface Method {
    /** Calls it for nothing: it counts so many turns of its empty loop and returns. */
    void idle(int turns);

    /** Calls it for some work, and says whether that took no more time than compiled code takes. */
    boolean isFast();
  }

  /** What this process has found out about its JVM. */
  public static final UntilCompiled OF_PROCESS = new UntilCompiled(20_000_000_000L);

  /** Failures, before the first success, after which this JVM is taken for one without C2. */
  private static final int MOST_FAILURES = 2;

  static final String ADVICE =
      "Running scalar kernels, for large networks several times slower: this JVM has not compiled"
          + " vector code in time. Start java with its C2 compiler, without -Xint and"
          + " -XX:TieredStopAtLevel; if it has C2, all processors may have been busy";

  private final long patienceNanos;
  private final System.Logger logger;
  private final AtomicBoolean succeeded = new AtomicBoolean();
  private int failures;
  private long lastFailure;

  /**
   * Nothing is known of the JVM yet.
   *
   * @param patienceNanos how long one method may take
   */
  public UntilCompiled(long patienceNanos) {
    this(patienceNanos, System.getLogger("dev.cajal.kernel"));
  }

  UntilCompiled(long patienceNanos, System.Logger logger) {
    this.patienceNanos = patienceNanos;
    this.logger = logger;
  }

  /**
   * Calls a method until it has been fast so often, and says whether that was so in time. Says no
   * at once when the first two methods were not, one after the other; the second logs what to do.
   */
  public boolean call(Method method, int times) {
    if (hasFailed()) {
      return false;
    }
    long start = System.nanoTime();
    boolean compiled = isCompiledInTime(method, times);
    if (compiled) {
      succeeded.set(true);
    } else if (!succeeded.get()) {
      count(start);
    }
    return compiled;
  }

  private synchronized boolean hasFailed() {
    return !succeeded.get() && failures >= MOST_FAILURES;
  }

  /** Counts a failure, but not that of a call beside one that is counted: the cause is the same. */
  private synchronized void count(long start) {
    if (failures > 0 && start - lastFailure < 0) {
      return;
    }
    lastFailure = System.nanoTime();
    failures++;
    if (failures == MOST_FAILURES) {
      logger.log(Level.WARNING, ADVICE);
    }
  }

  private boolean isCompiledInTime(Method method, int times) {
    long spent = 0;
    int fast = 0;
    for (int round = 0; fast < times && spent < patienceNanos; round++) {
      long start = System.nanoTime();
      boolean first = round < FIRST_ROUNDS;
      if (method.isFast()) {
        fast++;
      } else {
        for (int call = first ? FIRST_CALLS : CALLS; call > 0; call--) {
          method.idle(first ? FIRST_TURNS : 0);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      spent += Math.min(System.nanoTime() - start, LONGEST_ROUND_NANOS);
    }
    return fast >= times;
  }
}
