package dev.cajal.app.training;

import dev.cajal.app.figure.Confusion;
import dev.cajal.app.model.ModelDescription;
import dev.cajal.nn.train.Ending;
import dev.cajal.nn.train.History;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a training came to.
 *
 * @param folder of the model
 * @param description of the model, with its results unless the training was interrupted
 * @param history the course
 * @param confusion how classes were mistaken in the part that judges: test, else validation
 * @param parameters how many numbers were learned
 * @param seconds that everything took
 */
public record Outcome(
    Path folder,
    ModelDescription description,
    History history,
    Optional<Confusion> confusion,
    long parameters,
    double seconds) {
  /** Checks that nothing is null. */
  public Outcome {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(confusion, "confusion");
  }

  /** Whether it was stopped before its end. */
  public boolean interrupted() {
    return history.ending() == Ending.INTERRUPTED;
  }
}
