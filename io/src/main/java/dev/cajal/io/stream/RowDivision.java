package dev.cajal.io.stream;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Permutation;

/**
 * Divides rows into parts by their numbers alone: a row's part is known without the others, so
 * parts have about their share of the rows, not exactly, and classes are not balanced.
 *
 * @param validation share of the rows, at least 0
 * @param test share of the rows, at least 0; both together below 1
 * @param seed of the division
 */
record RowDivision(double validation, double test, long seed) {
  private static final long DIVISION = -2;

  /** What a row is for. */
  enum Part {
    TRAINING,
    VALIDATION,
    TEST
  }

  RowDivision {
    if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
      throw new DataException(
          "split: the fractions for validation and test must be at least 0 and together below 1;"
              + " found validation %s, test %s".formatted(validation, test));
    }
  }

  double trainingShare() {
    return 1 - validation - test;
  }

  Part part(long row) {
    double uniform = Permutation.uniform(seed, DIVISION, row);
    if (uniform < test) {
      return Part.TEST;
    }
    return uniform < test + validation ? Part.VALIDATION : Part.TRAINING;
  }
}
