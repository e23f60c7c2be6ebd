package dev.cajal.nn.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The labels of a column that a model knows. */
final class Labels {
  private Labels() {}

  /** The labels that occur in the rows at least so often, in the column's order. */
  static List<String> frequent(CategoricalColumn column, int least, int... rows) {
    int[] counts = column.counts(rows);
    return IntStream.range(0, counts.length)
        .filter(label -> counts[label] > 0 && counts[label] >= least)
        .mapToObj(column.labels()::get)
        .toList();
  }

  /** Whether a label occurs in the rows, but less often. */
  static boolean hasRare(CategoricalColumn column, int least, int... rows) {
    for (int count : column.counts(rows)) {
      if (count > 0 && count < least) {
        return true;
      }
    }
    return false;
  }

  /**
   * The position of each row's label, −1 where it is none of the labels.
   *
   * @param unknown what becomes of unknown ones, for the note that counts them; empty for no note
   */
  static int[] positions(
      Table table, Column column, List<String> labels, String unknown, Consumer<String> notes) {
    Map<String, Integer> known = new HashMap<>();
    labels.forEach(label -> known.put(label, known.size()));
    int[] positions = new int[column.size()];
    int count = 0;
    int first = -1;
    for (int row = 0; row < positions.length; row++) {
      Integer position = known.get(column.text(row));
      positions[row] = position == null ? -1 : position;
      if (position == null && count++ == 0) {
        first = row;
      }
    }
    if (count > 0 && !unknown.isEmpty()) {
      notes.accept(
          "%s: %d of %d rows hold a category that does not occur in the training data, the first %s;"
                  .formatted(
                      table.location(first, column.name()),
                      count,
                      column.size(),
                      Quoted.of(column.text(first)))
              + " "
              + unknown);
    }
    return positions;
  }
}
