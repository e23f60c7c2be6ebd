package dev.cajal.app.cli;

import dev.cajal.app.training.PredictionInput;
import dev.cajal.app.training.Reading;
import dev.cajal.io.csv.CsvRows;
import dev.cajal.io.file.AtomicFile;
import dev.cajal.io.file.ByteSource;
import dev.cajal.io.model.Model;
import dev.cajal.io.model.ModelFolder;
import dev.cajal.io.model.Predictions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cajal predict}: rows in, predictions out. */
@Command(
    name = "predict",
    description = "Writes a model's prediction for each row of a table, or each image, as CSV.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PredictCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Parameters(index = "0", paramLabel = "MODEL", description = "The model's folder.")
  private Path model;

  @Parameters(
      index = "1",
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "A CSV file (also .gz), or - for standard input, the default; a Parquet file; a database,"
              + " jdbc:…; or image files, or a folder of them.")
  private List<String> files = List.of(STANDARD_INPUT);

  @Option(names = "--probabilities", description = "Adds the probability of each class.")
  private boolean probabilities;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Of text without a byte order mark. Default: as in the training.")
  private Optional<String> encoding = Optional.empty();

  @Option(
      names = "--query",
      paramLabel = "SQL",
      description = "By which a database, jdbc:…, is read. Default: as in the training.")
  private Optional<String> query = Optional.empty();

  @Option(names = "--out", paramLabel = "FILE", description = "Default: standard output.")
  private Optional<Path> out = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  private final Console console;

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    common.apply();
    ModelFolder folder = ModelFolder.open(model);
    Consumer<String> notes = note -> console.errors().println("note: " + note);
    Reading reading = Reading.of(encoding, query);
    if (files.equals(List.of(STANDARD_INPUT)) && console.interactive()) {
      notes.accept("reads rows of CSV from standard input, to its end (Ctrl-D)");
    }
    PredictionInput input =
        files.equals(List.of(STANDARD_INPUT))
            ? new PredictionInput(
                List.of(),
                Model.of(folder)
                    .predict(
                        ByteSource.of("standard input", console.in().readAllBytes()),
                        reading.encoding()))
            : PredictionInput.predict(folder, files, reading, notes);
    Predictions predictions = input.predictions();
    predictions.notes().forEach(notes);
    predictions.header(probabilities);
    if (out.isPresent()) {
      AtomicFile.write(out.get(), channel -> write(input, Channels.newOutputStream(channel)));
    } else {
      write(input, console.out());
    }
    return ExitCode.OK;
  }

  private void write(PredictionInput input, OutputStream stream) throws IOException {
    Predictions predictions = input.predictions();
    List<String> names = input.files();
    CsvRows rows = CsvRows.to(stream);
    rows.write(after(names.isEmpty() ? "" : "file", predictions.header(probabilities)));
    for (int row = 0; row < predictions.rows(); row++) {
      String file = names.isEmpty() ? "" : names.get(row);
      rows.write(after(file, predictions.row(row, probabilities)));
    }
    rows.flush();
  }

  private static List<String> after(String file, List<String> cells) {
    List<String> all = new ArrayList<>();
    if (!file.isEmpty()) {
      all.add(file);
    }
    all.addAll(cells);
    return all;
  }
}
