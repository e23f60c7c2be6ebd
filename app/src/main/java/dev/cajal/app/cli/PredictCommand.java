package dev.cajal.app.cli;

import dev.cajal.app.training.PredictionInput;
import dev.cajal.app.training.Reading;
import dev.cajal.io.csv.CsvRows;
import dev.cajal.io.file.AtomicFile;
import dev.cajal.io.file.ByteSource;
import dev.cajal.io.model.ModelFolder;
import dev.cajal.io.model.Predictions;
import dev.cajal.nn.data.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
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

  @Option(
      names = "--keep",
      paramLabel = "COLS",
      description =
          "Columns of the table to repeat before the predictions, by name or position, separated by"
              + " commas.")
  private Optional<String> keep = Optional.empty();

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
            ? PredictionInput.predict(
                folder,
                ByteSource.of("standard input", console.in().readAllBytes()),
                reading,
                kept())
            : PredictionInput.predict(folder, files, reading, kept(), notes);
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
    CsvRows rows = CsvRows.to(stream);
    rows.write(after(input.kept(), Column::name, predictions.header(probabilities)));
    for (int row = 0; row < predictions.rows(); row++) {
      int current = row;
      rows.write(
          after(input.kept(), column -> column.text(current), predictions.row(row, probabilities)));
    }
    rows.flush();
  }

  private static List<String> after(
      List<Column> columns, Function<Column, String> text, List<String> cells) {
    List<String> all = new ArrayList<>();
    columns.forEach(column -> all.add(text.apply(column)));
    all.addAll(cells);
    return all;
  }

  private List<String> kept() {
    return keep.map(text -> Arrays.stream(text.split(",", -1)).map(String::strip).toList())
        .orElse(List.of());
  }
}
