package dev.cajal.reference;

import dev.cajal.op.RandomBits;

/**
 * The generator Philox 4x32-10 (Salmon, Moraes, Dror and Shaw, <i>Parallel random numbers: as easy
 * as 1, 2, 3</i>, 2011).
 */
final class RandomReference {
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final int ROUNDS = 10;

  private RandomReference() {}

  /** Element i is word i mod 4 of the block with counter (i / 4, 0, stream, step). */
  static double[] bits(RandomBits op, double[] key) {
    double[] bits = new double[op.shape().size()];
    for (int i = 0; i < bits.length; i++) {
      int[] counter = {i / 4, 0, (int) key[2], (int) key[3]};
      bits[i] = block(counter, (int) key[0], (int) key[1])[i % 4];
    }
    return bits;
  }

  /** Four words of 32 random bits for a counter of four words and a key of two. */
  static int[] block(int[] counter, int key0, int key1) {
    int[] c = counter.clone();
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = MULTIPLIER_0 * Integer.toUnsignedLong(c[0]);
      long product1 = MULTIPLIER_1 * Integer.toUnsignedLong(c[2]);
      c =
          new int[] {
            (int) (product1 >>> 32) ^ c[1] ^ (key0 + round * WEYL_0),
            (int) product1,
            (int) (product0 >>> 32) ^ c[3] ^ (key1 + round * WEYL_1),
            (int) product0
          };
    }
    return c;
  }
}
