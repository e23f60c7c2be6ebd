package dev.cajal.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Counts the arithmetic that is done, which JMH reports per second. */
@AuxCounters
@State(Scope.Thread)
public class Work {
  /** Multiplications and additions. */
  public long flops;

  /** Starts an iteration. */
  @Setup(Level.Iteration)
  public void clear() {
    flops = 0;
  }
}
