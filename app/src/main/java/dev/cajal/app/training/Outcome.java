package dev.cajal.app.training;

import dev.cajal.app.figure.Confusion;
import dev.cajal.io.model.ModelDescription;
import dev.cajal.nn.train.Ending;
import dev.cajal.nn.train.EpochRecord;
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
 * @param before epochs that were finished already when it was resumed, 0 if it is new
 * @param confusion how classes were mistaken in the part that judges: test, else validation
 * @param parameters how many numbers were learned
 * @param seconds that everything took now, loading and judging included
 */
public record Outcome(
    Path folder,
    ModelDescription description,
    History history,
    int before,
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

  /** Whether there was nothing left to learn. */
  public boolean idle() {
    return before > 0 && before == history.epochs().size();
  }

  /** The seconds of learning alone, in all epochs. */
  public double trainingSeconds() {
    return history.epochs().stream().mapToDouble(EpochRecord::seconds).sum();
  }

  /** The median speed of learning over all epochs but the first, which also warms up. */
  public double samplesPerSecond() {
    return history.samplesPerSecond();
  }

  /** Whether it was stopped before its end. */
  public boolean interrupted() {
    return history.ending() == Ending.INTERRUPTED;
  }
}
