package dev.cajal.app.cli;

import dev.cajal.app.training.PredictionInput;
import dev.cajal.io.csv.CsvRows;
import dev.cajal.io.file.AtomicFile;
import dev.cajal.io.file.ByteSource;
import dev.cajal.io.model.DataSettings;
import dev.cajal.io.model.Model;
import dev.cajal.io.model.ModelFolder;
import dev.cajal.io.model.Predictions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.nio.file.Path;
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
    description = "Writes a model's prediction for each row of a CSV file as CSV.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PredictCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Parameters(index = "0", paramLabel = "MODEL", description = "The model's folder.")
  private Path model;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "A CSV file (also .gz), or - for standard input, the default.")
  private String file = STANDARD_INPUT;

  @Option(names = "--probabilities", description = "Adds the probability of each class.")
  private boolean probabilities;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Of text without a byte order mark. Default: as in the training.")
  private Optional<String> encoding = Optional.empty();

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
    Optional<Charset> charset = encoding.map(DataSettings::charset);
    Predictions predictions =
        file.equals(STANDARD_INPUT)
            ? Model.of(folder)
                .predict(ByteSource.of("standard input", console.in().readAllBytes()), charset)
            : PredictionInput.predict(folder, file, charset, notes);
    predictions.notes().forEach(notes);
    predictions.header(probabilities);
    if (out.isPresent()) {
      AtomicFile.write(out.get(), channel -> write(predictions, Channels.newOutputStream(channel)));
    } else {
      write(predictions, console.out());
    }
    return ExitCode.OK;
  }

  private void write(Predictions predictions, OutputStream stream) throws IOException {
    CsvRows rows = CsvRows.to(stream);
    rows.write(predictions.header(probabilities));
    for (int row = 0; row < predictions.rows(); row++) {
      rows.write(predictions.row(row, probabilities));
    }
    rows.flush();
  }
}
