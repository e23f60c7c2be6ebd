package dev.cajal.nn.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Data ready for training, and the preprocessing that made it so.
 *
 * @param preprocessing fitted on the training part; belongs into the model
 * @param training samples to learn from
 * @param validation samples to choose by, if any
 * @param test samples to judge by, if any
 * @param notes sentences that a user should read, such as columns that were left out
 */
public record Prepared(
    Preprocessing preprocessing,
    Dataset training,
    Optional<Dataset> validation,
    Optional<Dataset> test,
    List<String> notes) {
  /** Keeps an unmodifiable copy of the notes. */
  public Prepared {
    Objects.requireNonNull(preprocessing, "preprocessing");
    Objects.requireNonNull(training, "training");
    notes = List.copyOf(notes);
  }
}
