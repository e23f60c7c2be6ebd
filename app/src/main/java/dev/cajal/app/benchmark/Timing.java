package dev.cajal.app.benchmark;

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

  /**
   * Runs something for a while until it is compiled, then times nine blocks of runs.
   *
   * @param seconds the time for all, half of it before the first block
   * @throws IllegalArgumentException unless the time is positive
   */
  public static Timing of(double seconds, Runnable run) {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("timing: needs a positive time; found " + seconds);
    }
    long runs = 0;
    long start = System.nanoTime();
    double warm = seconds / 2 * 1e9;
    long half = 0;
    long reached = 0;
    while (System.nanoTime() - start < warm) {
      run.run();
      runs++;
      if (half == 0 && System.nanoTime() - start > warm / 2) {
        half = System.nanoTime();
        reached = runs;
      }
    }
    // The second half of the warm-up tells how many runs fill a block; all of it if that was one.
    long end = System.nanoTime();
    double nanos =
        runs > reached ? (double) (end - half) / (runs - reached) : (double) (end - start) / runs;
    int block = (int) Math.clamp(warm / BLOCKS / Math.max(nanos, 1), 1, MOST_RUNS);
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
}
