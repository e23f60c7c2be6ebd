package dev.cajal.app.training;

import dev.cajal.nn.train.StopSignal;
import dev.cajal.nn.train.TrainingListener;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How a training talks to whoever started it.
 *
 * @param stop what ends it after the current batch
 * @param listener who hears of batches and epochs
 * @param notes who hears sentences that a user should read
 */
public record Session(StopSignal stop, TrainingListener listener, Consumer<String> notes) {
  /** Checks that nothing is null. */
  public Session {
    Objects.requireNonNull(stop, "stop");
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(notes, "notes");
  }
}
