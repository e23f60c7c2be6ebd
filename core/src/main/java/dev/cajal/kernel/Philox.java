package dev.cajal.kernel;

/**
 * The counter-based random generator Philox 4x32-10 (Salmon, Moraes, Dror and Shaw, <i>Parallel
 * random numbers: as easy as 1, 2, 3</i>, 2011).
 *
 * <p>Element i is word i mod 4 of the block with counter (i / 4, 0, stream, step) under the key
 * (seed low, seed high): a pure function, so neither threads nor order matter. One object serves
 * one run at a time, and a run allocates nothing.
 */
public final class Philox extends RangeTask {
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final int ROUNDS = 10;
  private static final long UNSIGNED = 0xFFFFFFFFL;

  private int[] target;
  private int size;
  private int seedLow;
  private int seedHigh;
  private int stream;
  private int step;

  /** A generator; it has no state between runs. */
  public Philox() {}

  /** Fills the first {@code size} elements with 32 random bits each. */
  public void run(
      int seedLow, int seedHigh, int stream, int step, int[] target, int size, WorkerTeam team) {
    this.target = target;
    this.size = size;
    this.seedLow = seedLow;
    this.seedHigh = seedHigh;
    this.stream = stream;
    this.step = step;
    split(size / 4 + (size % 4 == 0 ? 0 : 1), size, team);
    this.target = null;
  }

  @Override
  void range(int part, int from, int to) {
    int whole = Math.min(to, size / 4);
    for (int counter = from; counter < whole; counter++) {
      block(counter, 4);
    }
    if (to > whole) {
      block(whole, size % 4);
    }
  }

  private void block(int counter, int words) {
    write(target, 4 * counter, words, counter, 0, stream, step, seedLow, seedHigh);
  }

  /** Writes the first words, up to four, of the block for a counter of four words. */
  static void write(
      int[] target,
      int start,
      int words,
      int counter0,
      int counter1,
      int counter2,
      int counter3,
      int key0,
      int key1) {
    int c0 = counter0;
    int c1 = counter1;
    int c2 = counter2;
    int c3 = counter3;
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = MULTIPLIER_0 * (c0 & UNSIGNED);
      long product1 = MULTIPLIER_1 * (c2 & UNSIGNED);
      c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
      c1 = (int) product1;
      c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
      c3 = (int) product0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    target[start] = c0;
    if (words > 1) {
      target[start + 1] = c1;
    }
    if (words > 2) {
      target[start + 2] = c2;
    }
    if (words > 3) {
      target[start + 3] = c3;
    }
  }
}
