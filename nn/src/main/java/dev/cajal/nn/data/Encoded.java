package dev.cajal.nn.data;

import java.util.List;

/**
 * Features made from a table, with what a user should know about it.
 *
 * @param features the features, one sample per row of the table
 * @param notes sentences on what did not fit the training data, such as unknown categories
 */
public record Encoded(Features features, List<String> notes) {
  /** Keeps an unmodifiable copy of the notes. */
  public Encoded {
    notes = List.copyOf(notes);
  }
}
