package dev.cajal.app.cli;

import dev.cajal.io.csv.CsvRows;
import dev.cajal.io.dataset.BuiltInDatasets;
import dev.cajal.io.dataset.ImageSets;
import dev.cajal.io.file.AtomicFile;
import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Nearest;
import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.data.generate.Generator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cajal data}: small problems as CSV, made by formulas or collected. */
@Command(
    name = "data",
    description =
        "Writes a small data set as CSV: generated, or one that comes with Cajal. Without a name it"
            + " lists them.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DataCommand implements Callable<Integer> {
  private static final int ROWS = 1000;
  private static final long SEED = 1;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "moons, circles, spirals, blobs, xor, regression; or a set such as iris.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--n", paramLabel = "N", description = "Rows to generate. Default: 1000.")
  private Optional<Integer> rows = Optional.empty();

  @Option(
      names = "--noise",
      paramLabel = "X",
      description = "Standard deviation of the noise. Default: by the name, see the list.")
  private Optional<Double> noise = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "Of random numbers. Default: 1.")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--out", paramLabel = "FILE", description = "Default: standard output.")
  private Optional<Path> out = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  private final Console console;

  DataCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    common.apply();
    if (name.isEmpty()) {
      list();
      return ExitCode.OK;
    }
    Writing writing = writing(name.get());
    if (out.isPresent()) {
      AtomicFile.write(out.get(), channel -> writing.to(Channels.newOutputStream(channel)));
    } else {
      writing.to(console.out());
      console.out().flush();
    }
    return ExitCode.OK;
  }

  @FunctionalInterface
  private interface Writing {
    void to(OutputStream stream) throws IOException;
  }

  private Writing writing(String wanted) {
    if (Generator.names().contains(wanted)) {
      Generator generator = Generator.parse(wanted);
      int count = rows.orElse(ROWS);
      double deviation = noise.orElse(generator.usualNoise());
      generator.check(count, deviation);
      return stream -> generate(generator, count, deviation, stream);
    }
    Optional<ByteSource> file = BuiltInDatasets.file(wanted);
    if (file.isPresent()) {
      refuseSettings(wanted);
      return stream -> {
        try (InputStream text = file.get().open()) {
          text.transferTo(stream);
        }
      };
    }
    if (ImageSets.names().contains(wanted)) {
      throw new DataException(
          wanted + ": is a set of images, which cannot be written as CSV; train takes it by name");
    }
    List<String> all = new ArrayList<>(Generator.names());
    all.addAll(BuiltInDatasets.names());
    String nearest = Nearest.suggestion(wanted, all);
    throw new DataException(
        "no data is called %s; %s"
            .formatted(
                Quoted.of(wanted),
                nearest.isEmpty() ? "there are " + String.join(", ", all) : nearest));
  }

  private void refuseSettings(String set) {
    String given =
        rows.isPresent() ? "--n" : noise.isPresent() ? "--noise" : seed.isPresent() ? "--seed" : "";
    if (!given.isEmpty()) {
      throw new DataException("%s: is for generated data, and %s is fixed".formatted(given, set));
    }
  }

  private void generate(Generator generator, int count, double deviation, OutputStream stream)
      throws IOException {
    CsvRows csv = CsvRows.to(stream);
    csv.write(generator.columns());
    generator.forEach(count, deviation, seed.orElse(SEED), row -> csv.write(row.texts()));
    csv.flush();
  }

  private void list() {
    TextTable table = new TextTable("name", "noise", "what it is").leftAligned(2);
    for (Generator generator : Generator.values()) {
      table.row(
          List.of(generator.label(), Double.toString(generator.usualNoise()), generator.about()));
    }
    for (String set : BuiltInDatasets.names()) {
      table.row(List.of(set, "", BuiltInDatasets.about(set)));
    }
    console.print(table.lines(console.colours()));
    console.out().println();
    console.out().println("cajal data moons > moons.csv && cajal train moons.csv");
  }
}
