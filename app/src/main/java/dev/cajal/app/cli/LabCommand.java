package dev.cajal.app.cli;

import dev.cajal.app.course.Course;
import dev.cajal.app.course.Site;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Svg;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.LabNumber;
import dev.cajal.app.lab.LabResult;
import dev.cajal.app.lab.LabTable;
import dev.cajal.app.lab.NumberText;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Quoted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cajal lab}: the experiments of the course. */
@Command(
    name = "lab",
    description =
        "Runs an experiment of the course: prints its numbers and writes its figures. Without a"
            + " name it lists them; \"all\" writes a site of all of them.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LabCommand implements Callable<Integer> {
  private static final String ALL = "all";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "LAB",
      description = "The lab's name, or all.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Changes a parameter of the lab; may be repeated.")
  private List<String> changes = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of random numbers. Default: 1.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder for figures. Default: runs/lab-NAME; for all: runs/labs.")
  private Optional<Path> out = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  private final Console console;

  LabCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply();
    if (name.isEmpty()) {
      requireNoChanges("without a lab's name there is nothing to set; cajal lab lists the labs");
      list();
    } else if (name.get().equals(ALL)) {
      requireNoChanges("--set belongs to one lab; found it with all");
      writeSite();
    } else {
      show(Course.find(name.get()));
    }
    return ExitCode.OK;
  }

  private void requireNoChanges(String problem) {
    if (!changes.isEmpty()) {
      throw new DataException(problem);
    }
  }

  private void list() {
    for (Chapter chapter : Chapter.values()) {
      List<Lab> labs = Course.labs(chapter);
      if (labs.isEmpty()) {
        continue;
      }
      String heading = "%d. %s".formatted(chapter.number(), chapter.title());
      console.out().println(Style.BOLD.of(heading, console.colours()));
      for (Lab lab : labs) {
        console.out().println("  %-24s %s".formatted(lab.card().id(), lab.card().title()));
      }
    }
    console.out().println();
    console.out().println("cajal lab NAME runs one; cajal lab all writes a site of all of them.");
  }

  private void writeSite() {
    Path folder = out.orElse(Path.of("runs", "labs"));
    Site.write(
        folder,
        seed.orElse(Settings.SEED),
        lab -> console.errors().println("%s: %s".formatted(lab.id(), lab.title())));
    console.out().println("Open " + folder.resolve("index.html"));
  }

  private void show(Lab lab) {
    Settings settings = settings(lab);
    LabResult result = lab.result(settings);
    LabCard card = lab.card();
    console.out().println(Style.BOLD.of(card.title(), console.colours()));
    console.out().println(card.about());
    printParameters(card, settings);
    printNumbers(result, settings.isInitial());
    result.tables().forEach(this::printTable);
    result.notes().forEach(note -> paragraph(note));
    paragraph("Look: " + card.look());
    console.out().println();
    for (Path file : writeFigures(card, result.figures())) {
      console.out().println("wrote " + file);
    }
  }

  private Settings settings(Lab lab) {
    Settings settings = Settings.initial(lab).seed(seed.orElse(Settings.SEED));
    for (String change : changes) {
      int equals = change.indexOf('=');
      if (equals < 1) {
        throw new DataException(
            "--set: expected NAME=VALUE such as a=0.1; found " + Quoted.of(change));
      }
      settings = settings.set(change.substring(0, equals), change.substring(equals + 1));
    }
    return settings;
  }

  private void paragraph(String text) {
    console.out().println();
    console.out().println(text);
  }

  private void printParameters(LabCard card, Settings settings) {
    if (card.parameters().isEmpty()) {
      return;
    }
    console.out().println();
    TextTable table = new TextTable("parameter", "value", "range", "meaning");
    table.leftAligned(2).leftAligned(3);
    for (Parameter<?> parameter : card.parameters()) {
      String value = settings.texts().get(parameter.name());
      table.row(List.of(parameter.name(), value, parameter.range(), parameter.meaning()));
    }
    console.print(table.lines(console.colours()));
  }

  private void printNumbers(LabResult result, boolean comparable) {
    if (result.numbers().isEmpty()) {
      return;
    }
    console.out().println();
    TextTable table = new TextTable("number", "value", "expected", "source").leftAligned(3);
    for (LabNumber number : result.numbers()) {
      String expected = comparable ? number.expected().orElse("") : "";
      table.row(List.of(number.name(), NumberText.of(number.value()), expected, number.source()));
    }
    console.print(table.lines(console.colours()));
  }

  private void printTable(LabTable shown) {
    paragraph(Style.BOLD.of(shown.title(), console.colours()));
    TextTable table = new TextTable(shown.header().toArray(String[]::new));
    shown.rows().forEach(table::row);
    console.print(table.lines(console.colours()));
  }

  private List<Path> writeFigures(LabCard card, List<Figure> figures) {
    Path folder = out.orElse(Path.of("runs", "lab-" + card.id()));
    List<Path> files = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      for (int i = 0; i < figures.size(); i++) {
        Svg drawn = figures.get(i).svg();
        Path svg = folder.resolve("%s-%d.svg".formatted(card.id(), i + 1));
        Path png = folder.resolve("%s-%d.png".formatted(card.id(), i + 1));
        Files.write(svg, drawn.file().getBytes(StandardCharsets.UTF_8));
        Files.write(png, drawn.png());
        files.add(svg);
        files.add(png);
      }
    } catch (IOException e) {
      throw new DataException("%s: figures cannot be written here: %s".formatted(folder, e), e);
    }
    return files;
  }
}
