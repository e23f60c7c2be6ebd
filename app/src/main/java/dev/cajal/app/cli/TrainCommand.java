package dev.cajal.app.cli;

import dev.cajal.app.training.Outcome;
import dev.cajal.app.training.RateTrial;
import dev.cajal.app.training.Request;
import dev.cajal.app.training.Session;
import dev.cajal.app.training.Training;
import dev.cajal.io.json.Json;
import dev.cajal.io.model.Destination;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.train.StopSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cajal train}: data in, the folder of a model out. */
@Command(
    name = "train",
    description = "Trains a network on data and leaves the folder of a model.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DATA",
      completionCandidates = Candidates.Data.class,
      arity = "0..1",
      description =
          "iris, wine, breast-cancer, diabetes, digits, mnist, fashion-mnist; a CSV file (also"
              + " .gz); a Parquet file; a database, jdbc:…, with --query; a folder with a folder of"
              + " images (PNG, JPEG, GIF, BMP) for each class; or a folder of IDX files.")
  private Optional<String> data = Optional.empty();

  @Mixin private RecipeOptions recipe = new RecipeOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The model's folder. Default: models/NAME-1, or the next free number.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Goes on with the training in a model's folder, as it was begun.")
  private Optional<Path> resume = Optional.empty();

  @Option(
      names = "--find-rate",
      paramLabel = "FILE",
      description =
          "Trains nothing: tries learning rates from 1e-6 to 10, shows the losses and draws them in"
              + " an HTML page.")
  private Optional<Path> findRate = Optional.empty();

  @Option(
      names = ConfigDefaults.OPTION,
      paramLabel = "FILE",
      description = {
        "Options from a file of lines NAME = VALUE, such as a model's config.properties;",
        "those on the command line come first."
      })
  private Optional<Path> config = Optional.empty();

  @Option(names = "--json", description = "Ends the output with one line of JSON.")
  private boolean json;

  @Option(names = "--quiet", description = "Shows only the model's folder, or the JSON.")
  private boolean quiet;

  @Mixin private CommonOptions common = new CommonOptions();

  @Spec private CommandSpec spec;

  private final Console console;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply();
    if (findRate.isPresent()) {
      return findRate(findRate.get());
    }
    StopSignal stop = new StopSignal();
    try (Interruption _ = new Interruption(stop)) {
      Outcome outcome;
      try (ProgressDisplay progress = ProgressDisplay.of(console, quiet)) {
        outcome = train(new Session(stop, progress, this::note));
      }
      if (outcome.interrupted()) {
        console.errors().println(TrainSummary.interrupted(outcome));
        return ExitCode.INTERRUPTED;
      }
      if (!quiet) {
        console.print(TrainSummary.lines(outcome, console.colours()));
      }
      if (quiet && !json) {
        console.out().println(outcome.folder());
      }
      if (json) {
        console.out().println(Json.line(TrainSummary.json(outcome)));
      }
      return ExitCode.OK;
    }
  }

  private Outcome train(Session session) {
    if (resume.isPresent()) {
      refuseOthers(resume.get());
      atLeastOne();
      return Training.resume(resume.get(), data, recipe.epochs(), session);
    }
    String source = source();
    Request request = recipe.request();
    Destination destination =
        out.<Destination>map(Destination.Exactly::new)
            .orElseGet(() -> Destination.numbered(Path.of("models"), source));
    return Training.run(source, request, destination, session);
  }

  private String source() {
    String source =
        data.orElseThrow(
            () ->
                new DataException(
                    "expected DATA: a built-in set such as digits, or a CSV file; found nothing"));
    ConfigDefaults.refuseDatabase(config, source, spec);
    return source;
  }

  private int findRate(Path file) {
    if (resume.isPresent() || out.isPresent()) {
      throw new DataException(
          "--find-rate %s: trains nothing, so %s cannot be given with it"
              .formatted(file, resume.isPresent() ? "--resume" : "--out"));
    }
    RateTrial trial =
        RateTrial.run(
            source(), recipe.request(), new Session(new StopSignal(), _ -> {}, this::note));
    trial.write(file);
    if (!quiet) {
      TextTable table = new TextTable(RateTrial.header().toArray(String[]::new));
      trial.rows().forEach(table::row);
      console.print(table.lines(console.colours()));
      console.print(List.of("", trial.sentence(), "Figure: " + file));
    } else if (!json) {
      console.out().println(trial.suggestion().isPresent() ? trial.suggestion().getAsDouble() : "");
    }
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      trial.suggestion().ifPresent(rate -> result.put("learningRate", rate));
      result.put("figure", file.toString());
      console.out().println(Json.line(result));
    }
    return ExitCode.OK;
  }

  private void atLeastOne() {
    recipe
        .epochs()
        .filter(total -> total < 1)
        .ifPresent(
            total -> {
              throw new DataException(
                  "--epochs: expected a whole number of at least 1; found " + total);
            });
  }

  /** What a resumed training is like was settled when it began. */
  private void refuseOthers(Path folder) {
    List<String> fixed = new ArrayList<>();
    List<String> settled = new ArrayList<>(RecipeOptions.names());
    settled.remove("--epochs");
    settled.addAll(List.of(ConfigDefaults.OPTION, "--out"));
    for (String option : settled) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        fixed.add(option);
      }
    }
    if (!fixed.isEmpty()) {
      throw new DataException(
          "--resume %s: goes on as the training was begun, so %s cannot be given with it"
              .formatted(folder, String.join(", ", fixed)));
    }
  }

  private void note(String sentence) {
    if (!quiet) {
      console.errors().println("note: " + sentence);
    }
  }
}
