package dev.cajal.app.figure;

import java.util.List;

/**
 * How often each class was taken for each: a row per true class, a column per predicted one.
 *
 * @param part what was predicted, such as {@code test}
 * @param labels the classes in the order of rows and columns
 * @param counts samples, rows first
 */
public record Confusion(String part, List<String> labels, List<List<Long>> counts) {

  /** Checks that the counts are a square of the labels' size. */
  public Confusion {
    labels = List.copyOf(labels);
    counts = counts.stream().map(List::copyOf).toList();
    int size = labels.size();
    if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException(
          "confusion: counts must be %d rows of %d; found %s".formatted(size, size, counts));
    }
  }

  /** The samples of a class. */
  public long total(int row) {
    return counts.get(row).stream().mapToLong(Long::longValue).sum();
  }

  /** The share of a class's samples that were taken for a class, 0 if it has no sample. */
  public double share(int row, int column) {
    long total = total(row);
    return total == 0 ? 0 : (double) counts.get(row).get(column) / total;
  }
}
