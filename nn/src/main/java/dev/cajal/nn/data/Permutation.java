package dev.cajal.nn.data;

/**
 * Shuffled orders that are a pure function of a seed and a stream number.
 *
 * <p>Fisher-Yates, with step i drawing from SplitMix64 at counter i (Steele, Lea and Flood, <i>Fast
 * Splittable Pseudorandom Number Generators</i>, 2014; mixing constants by Stafford). No state, no
 * dependence on the platform: the same numbers on every machine and in every version.
 */
public final class Permutation {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private Permutation() {}

  /** The numbers 0 to n − 1 in shuffled order. */
  public static int[] of(int n, long seed, long stream) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    long key = key(seed, stream);
    for (int i = n - 1; i > 0; i--) {
      long bits = mix(key + (i + 1) * GOLDEN_GAMMA);
      // The high word of a product maps 64 random bits to 0..i with a bias below 2^-32.
      int j = (int) Math.unsignedMultiplyHigh(bits, i + 1L);
      int moved = order[i];
      order[i] = order[j];
      order[j] = moved;
    }
    return order;
  }

  /** A number in [0, 1), the same for the same seed, stream and index. */
  public static double uniform(long seed, long stream, long index) {
    return (mix(key(seed, stream) + (index + 1) * GOLDEN_GAMMA) >>> 11) * 0x1p-53;
  }

  private static long key(long seed, long stream) {
    return mix(mix(seed + GOLDEN_GAMMA) + (stream + 1) * GOLDEN_GAMMA);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
