package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;

/** Class numbers from scores and from targets. */
final class Classes {
  private Classes() {}

  /**
   * The class with the highest score in a row, the first among equals; of a single score, 1 if it
   * is greater than 0, where a sigmoid is greater than ½.
   */
  static int predicted(Buffer output, int row, int width) {
    int start = row * width;
    if (width == 1) {
      return output.doubleAt(start) > 0 ? 1 : 0;
    }
    int best = 0;
    for (int k = 1; k < width; k++) {
      if (output.doubleAt(start + k) > output.doubleAt(start + best)) {
        best = k;
      }
    }
    return best;
  }

  /** The class that a target means: its code, or the place of the largest number of its row. */
  static int wanted(Buffer target, int row, int width) {
    return width == 1 ? (int) target.doubleAt(row) : predicted(target, row, width);
  }

  static int width(Buffer buffer, int rows) {
    return rows == 0 ? 1 : buffer.size() / rows;
  }
}
