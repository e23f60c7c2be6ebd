package dev.cajal.nn.data;

import java.util.Objects;

/** By what rows are divided into training, validation and test parts, or into folds. */
public sealed interface Partition {
  /** At random, with about the same share of every class in each part. */
  Partition RANDOM = new Random();

  /** At random, with about the same share of every class in each part. */
  record Random() implements Partition {}

  /**
   * At random by groups: rows that agree in a column, such as the samples of one patient, stay
   * together. The column is not learnt from.
   *
   * @param column by name or position, see {@link Table#column}
   */
  record Grouped(String column) implements Partition {
    /** Checks that nothing is null. */
    public Grouped {
      Objects.requireNonNull(column, "column");
    }
  }

  /**
   * By time: the earliest rows to learn from, then those for validation, the latest for the test.
   *
   * @param column of dates or numbers, by name or position, see {@link Table#column}
   */
  record Ordered(String column) implements Partition {
    /** Checks that nothing is null. */
    public Ordered {
      Objects.requireNonNull(column, "column");
    }
  }
}
