package dev.cajal.app.training;

import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.dataset.Datasets;
import dev.cajal.io.file.ByteSource;
import dev.cajal.io.model.Part;
import dev.cajal.io.model.Provenance;
import dev.cajal.io.model.Recipe;
import dev.cajal.io.stream.StreamedData;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Task;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code --stream} reads. */
final class Streaming {
  private Streaming() {}

  /**
   * Reads a file in pieces.
   *
   * @throws DataException if the request needs all rows in memory, or the file cannot be learnt
   *     from
   */
  static StreamedData read(String source, Request request) {
    if (request.calibrate()) {
      throw new DataException(
          "--calibrate: needs the validation part in memory, so it cannot be given with --stream");
    }
    return read(
        file(source),
        request
            .data()
            .encoding()
            .map(CsvOptions.detect()::withEncoding)
            .orElse(CsvOptions.detect()),
        new StreamedData.Plan(
            request.target(),
            request.task(),
            request.data().features(),
            share("--validation", request.validation().orElse(Defaults.VALIDATION)),
            share("--test", Defaults.test(request)),
            request.seed().orElse(Defaults.SEED),
            request.data().window()));
  }

  /** Reads the data that a model was trained on. */
  static StreamedData read(String source, Provenance provenance, Recipe recipe) {
    return read(
        file(source),
        recipe.data().encoding().map(CsvOptions.detect()::withEncoding).orElse(CsvOptions.detect()),
        new StreamedData.Plan(
            provenance.target(),
            provenance.task().map(Task::parse),
            recipe.data().features(),
            share("--validation", recipe.validation()),
            share("--test", recipe.test()),
            recipe.seed(),
            recipe.data().window()));
  }

  private static StreamedData read(ByteSource file, CsvOptions options, StreamedData.Plan plan) {
    return StreamedData.read(file, options, plan);
  }

  static ByteSource file(String source) {
    if (Datasets.names().contains(source) || Files.isDirectory(Path.of(source))) {
      throw new DataException(
          "--stream: is for CSV files, and %s is a set that is held in memory".formatted(source));
    }
    return ByteSource.of(Path.of(source));
  }

  private static double share(String option, Part part) {
    return switch (part) {
      case Part.Fraction fraction -> fraction.share();
      case Part.Separate separate ->
          throw new DataException(
              "%s %s: with --stream, expected a share of the rows; found a file"
                  .formatted(option, separate.path()));
    };
  }
}
