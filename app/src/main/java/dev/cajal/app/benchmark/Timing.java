package dev.cajal.app.benchmark;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * How long something takes that is done again and again.
 *
 * @param median of the blocks, in seconds for one run
 * @param least of the blocks
 * @param most of the blocks
 */
public record Timing(double median, double least, double most) {
  private static final int BLOCKS = 9;
  private static final int MOST_RUNS = 1 << 28;

  /** Windows of a warm-up to the time that is given. */
  private static final int WINDOWS = 8;

  private static final int MOST_WINDOWS = 3 * WINDOWS;
  private static final int QUIET_WINDOWS = 2;

  /** The share of a window that the JVM's compiler may take where nothing waits for it. */
  private static final double QUIET = 0.1;

  /** What a window may be faster than those before it where the time is steady. */
  private static final double STEADY = 0.97;

  /**
   * Runs something until its time is steady, then times nine blocks of runs.
   *
   * <p>Steady is what has, in two windows one after the other, left the JVM's compiler without work
   * and become no faster.
   *
   * @param seconds half of it is the time of the blocks; the warm-up takes from three eighths of it
   *     to three times as long
   * @throws IllegalArgumentException unless the time is positive
   */
  public static Timing of(double seconds, Runnable run) {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("timing: needs a positive time; found " + seconds);
    }
    double nanos = warmUp(seconds / WINDOWS * 1e9, run);
    int block = (int) Math.clamp(seconds / 2 * 1e9 / BLOCKS / Math.max(nanos, 1), 1, MOST_RUNS);
    double[] times = new double[BLOCKS];
    for (int i = 0; i < BLOCKS; i++) {
      long before = System.nanoTime();
      for (int r = 0; r < block; r++) {
        run.run();
      }
      times[i] = (System.nanoTime() - before) * 1e-9 / block;
    }
    Arrays.sort(times);
    return new Timing(times[BLOCKS / 2], times[0], times[BLOCKS - 1]);
  }

  /** The time of a run, in nanoseconds, once it is steady or has been waited for long enough. */
  private static double warmUp(double window, Runnable run) {
    double fastest = Double.MAX_VALUE;
    double nanos = 0;
    int quiet = 0;
    for (int i = 0; i < MOST_WINDOWS && quiet < QUIET_WINDOWS; i++) {
      double compiled = compilation();
      nanos = window(window, run);
      boolean idle = compilation() - compiled <= QUIET * window;
      quiet = idle && nanos > STEADY * fastest ? quiet + 1 : 0;
      fastest = Math.min(fastest, nanos);
    }
    return nanos;
  }

  private static double window(double nanos, Runnable run) {
    long start = System.nanoTime();
    long runs = 0;
    long now = start;
    while (now - start < nanos) {
      run.run();
      runs++;
      now = System.nanoTime();
    }
    return (double) (now - start) / runs;
  }

  /** The nanoseconds for which the JVM has compiled so far; 0 where it does not tell. */
  private static double compilation() {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    boolean told = compiler != null && compiler.isCompilationTimeMonitoringSupported();
    return told ? compiler.getTotalCompilationTime() * 1e6 : 0;
  }
}
