package dev.cajal.kernel;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counters of many threads, each of which mostly writes its own: so far apart that no two share a
 * cache line.
 */
public final class PaddedCounters {
  /** Longs between two counters: two cache lines, since processors fetch them in pairs. */
  private static final int APART = 16;

  private AtomicLongArray values = new AtomicLongArray(APART);

  /** A single counter, until {@link #reset} asks for more. */
  public PaddedCounters() {}

  /** Sets the counters from 0 to {@code count - 1} to zero, while no other thread uses them. */
  public void reset(int count) {
    if (values.length() < count * APART) {
      values = new AtomicLongArray(count * APART);
    }
    for (int counter = 0; counter < count; counter++) {
      values.set(counter * APART, 0);
    }
  }

  /** The value of a counter, in the order of all volatile reads and writes. */
  public long get(int counter) {
    return values.get(counter * APART);
  }

  /** The value of a counter; what was written before {@link #setRelease} set it is visible. */
  public long getAcquire(int counter) {
    return values.getAcquire(counter * APART);
  }

  /** Sets a counter; makes what this thread has written visible to {@link #getAcquire}. */
  public void setRelease(int counter, long value) {
    values.setRelease(counter * APART, value);
  }

  /** Adds one to a counter and returns what it was before. */
  public long getAndIncrement(int counter) {
    return values.getAndIncrement(counter * APART);
  }

  /** Sets a counter if it has the expected value, and says whether it had. */
  public boolean compareAndSet(int counter, long expected, long value) {
    return values.compareAndSet(counter * APART, expected, value);
  }
}
