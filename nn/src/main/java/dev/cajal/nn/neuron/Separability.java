package dev.cajal.nn.neuron;

import java.util.BitSet;

/**
 * Decides whether a Boolean function is linearly separable.
 *
 * <p>If two true rows and two false rows have equal sums, no weights separate them, because both
 * pairs have the same total score (Elgot, 1961); up to 8 inputs there are always such pairs when
 * none separate. Otherwise the perceptron rule is run until it stops, which proves separability.
 */
final class Separability {
  private static final int MOST_UPDATES = 1_000_000;

  private final TruthTable table;

  Separability(TruthTable table) {
    this.table = table;
  }

  boolean decide() {
    if (pairsClash()) {
      return false;
    }
    int n = table.inputs();
    long[] weights = new long[n + 1];
    int rows = table.rows();
    int right = 0;
    int updates = 0;
    for (int row = 0; right < rows; row = (row + 1) % rows) {
      long score = weights[n];
      for (int i = 0; i < n; i++) {
        score += (row >> i & 1) * weights[i];
      }
      boolean wanted = table.value(row);
      if (wanted ? score > 0 : score < 0) {
        right++;
        continue;
      }
      right = 0;
      long sign = wanted ? 1 : -1;
      for (int i = 0; i < n; i++) {
        weights[i] += sign * (row >> i & 1);
      }
      weights[n] += sign;
      if (++updates == MOST_UPDATES) {
        throw new IllegalStateException(
            "separability: a function of %d inputs could not be decided in %,d corrections"
                .formatted(n, MOST_UPDATES));
      }
    }
    return true;
  }

  private boolean pairsClash() {
    BitSet sums = new BitSet();
    collect(true, sums);
    BitSet others = new BitSet();
    collect(false, others);
    return sums.intersects(others);
  }

  /** The sums of all pairs of rows with a value, one digit of base 3 for each input. */
  private void collect(boolean value, BitSet sums) {
    int[] codes = new int[table.rows()];
    int count = 0;
    for (int row = 0; row < table.rows(); row++) {
      if (table.value(row) == value) {
        codes[count++] = Integer.parseInt(Integer.toBinaryString(row), 3);
      }
    }
    for (int a = 0; a < count; a++) {
      for (int b = a; b < count; b++) {
        sums.set(codes[a] + codes[b]);
      }
    }
  }
}
