package dev.cajal.app.training;

import dev.cajal.io.dataset.DatabaseAddress;
import dev.cajal.io.dataset.Datasets;
import dev.cajal.io.model.DataSettings;
import dev.cajal.io.model.Part;
import dev.cajal.io.model.Provenance;
import dev.cajal.io.model.Recipe;
import dev.cajal.io.stream.StreamedData;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.TableStream;
import dev.cajal.nn.data.Task;

/** What {@code --stream} reads. */
final class Streaming {
  private Streaming() {}

  /**
   * Begins to read data in pieces.
   *
   * @throws DataException if the request needs all rows in memory, or the data is no table
   */
  static TableStream open(String source, Request request) {
    if (request.calibrate()) {
      throw new DataException(
          "--calibrate: needs the validation part in memory, so it cannot be given with --stream");
    }
    return open(source, request.data());
  }

  /** Begins to read data in pieces. */
  static TableStream open(String source, DataSettings settings) {
    return Datasets.stream(source, settings.reading());
  }

  /**
   * Reads the parts of data.
   *
   * @throws DataException if it cannot be learnt from
   */
  static StreamedData read(TableStream table, Request request) {
    return StreamedData.read(
        table,
        new StreamedData.Plan(
            request.target(),
            request.task(),
            request.data().features(),
            share("--validation", request.validation().orElse(Defaults.VALIDATION)),
            share("--test", Defaults.test(request)),
            request.seed().orElse(Defaults.SEED),
            request.data().window()));
  }

  /** Reads the parts of the data that a model was trained on. */
  static StreamedData read(TableStream table, Provenance provenance, Recipe recipe) {
    return StreamedData.read(
        table,
        new StreamedData.Plan(
            provenance.target(),
            provenance.task().map(Task::parse),
            recipe.data().features(),
            share("--validation", recipe.validation()),
            share("--test", recipe.test()),
            recipe.seed(),
            recipe.data().window()));
  }

  private static double share(String option, Part part) {
    return switch (part) {
      case Part.Fraction fraction -> fraction.share();
      case Part.Separate separate ->
          throw new DataException(
              "%s %s: with --stream, expected a share of the rows; found a file"
                  .formatted(option, DatabaseAddress.shown(separate.path())));
    };
  }
}
