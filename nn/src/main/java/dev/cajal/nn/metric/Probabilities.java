package dev.cajal.nn.metric;

import dev.cajal.kernel.Buffer;

/** Probabilities of classes in a batch; a single output is that of the second class. */
record Probabilities(Buffer output, int width) {
  /**
   * Checks them. A diverged network gives NaN, of which the metric becomes NaN.
   *
   * @param before how many samples came in earlier batches
   * @throws IllegalArgumentException if one is a number that is not from 0 to 1
   */
  static Probabilities of(String metric, Buffer output, int rows, long before) {
    int width = Classes.width(output, rows);
    for (int i = 0; i < output.size(); i++) {
      double p = output.doubleAt(i);
      if (p < 0 || p > 1) {
        throw new IllegalArgumentException(
            "%s: probabilities must lie in 0 to 1; sample %d has %s"
                .formatted(metric, before + i / width + 1, p));
      }
    }
    return new Probabilities(output, width);
  }

  int classes() {
    return Math.max(2, width);
  }

  double of(int row, int label) {
    if (width == 1) {
      double second = output.doubleAt(row);
      return label == 1 ? second : 1 - second;
    }
    return output.doubleAt(row * width + label);
  }

  /** The most probable class, the first among equals. */
  int best(int row) {
    int best = 0;
    for (int label = 1; label < classes(); label++) {
      best = of(row, label) > of(row, best) ? label : best;
    }
    return best;
  }
}
