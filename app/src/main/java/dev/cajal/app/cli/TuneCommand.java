package dev.cajal.app.cli;

import dev.cajal.app.training.Session;
import dev.cajal.app.tuning.Table;
import dev.cajal.app.tuning.Tuning;
import dev.cajal.app.tuning.TuningPlan;
import dev.cajal.app.tuning.TuningResult;
import dev.cajal.io.file.FileProblem;
import dev.cajal.io.json.Json;
import dev.cajal.io.model.Destination;
import dev.cajal.io.model.ModelName;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.search.Search;
import dev.cajal.nn.search.SearchSpace;
import dev.cajal.nn.train.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
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

/** {@code cajal tune}: the settings of a training, searched for. */
@Command(
    name = "tune",
    description = {
      "Searches for good settings of a training and trains a model with the best.",
      "Trials are judged by the validation part, or with --folds K by each of K parts of all rows"
          + " but the test part, which judges the model in the end. Options of train are what all"
          + " trials have in common."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TuneCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DATA",
      completionCandidates = Candidates.Data.class,
      arity = "0..1",
      description = "A built-in set such as wine, a CSV file, or a folder, as for train.")
  private Optional<String> data = Optional.empty();

  @Option(
      names = "--search",
      paramLabel = "HOW",
      description =
          "grid: every combination; random(N): N points; halving(N): N points with few epochs, the"
              + " best third of them with three times as many, and so on. Default: random(20).")
  private String search = "random(20)";

  @Option(
      names = "--space",
      paramLabel = "TEXT|FILE",
      description =
          "What to vary, or a file of such lines: \"l2=0,1e-4; learning-rate=1e-4..1e-1 log;"
              + " batch-size=16..128; layers=dense(16) relu dense(C) | dense(C)\". Values are"
              + " divided by | or commas; of a range, a grid takes 3 values, or as many as in"
              + " \"0.0..1.0 points 5\". Default: layers, learning-rate and l2.")
  private Optional<String> space = Optional.empty();

  @Option(
      names = "--score",
      paramLabel = "NAME",
      description = "The metric that the best trial has the best of. Default: loss.")
  private Optional<String> score = Optional.empty();

  @Option(
      names = "--outer-folds",
      paramLabel = "K",
      description =
          "Keeps no model: compares K times, on a fold that the search never saw, the network that"
              + " it chooses with the default one.")
  private int outerFolds;

  @Mixin private RecipeOptions recipe = new RecipeOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The search's folder. Default: tunings/NAME-1, or the next free number.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Goes on with the search in a folder, as it was begun.")
  private Optional<Path> resume = Optional.empty();

  @Option(
      names = ConfigDefaults.OPTION,
      paramLabel = "FILE",
      description = "Options of all trials from a file, as for train.")
  private Optional<Path> config = Optional.empty();

  @Option(names = "--json", description = "Ends the output with one line of JSON.")
  private boolean json;

  @Option(names = "--quiet", description = "Shows only the search's folder, or the JSON.")
  private boolean quiet;

  @Mixin private CommonOptions common = new CommonOptions();

  @Spec private CommandSpec spec;

  private final Console console;

  TuneCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply();
    Tuning tuning = resume.isPresent() ? resumed(resume.get()) : begun();
    StopSignal stop = new StopSignal();
    try (Interruption _ = new Interruption(stop)) {
      TuningResult result;
      try (ProgressDisplay progress = ProgressDisplay.of(console, quiet)) {
        result = tuning.run(new Session(stop, progress, this::note), this::show);
      }
      return switch (result) {
        case TuningResult.Interrupted interrupted -> {
          console
              .errors()
              .println("Interrupted; go on with: cajal tune --resume " + interrupted.folder());
          yield ExitCode.INTERRUPTED;
        }
        case TuningResult.Found found -> found(found);
        case TuningResult.Compared compared -> compared(compared);
      };
    }
  }

  private Tuning begun() {
    String source =
        data.orElseThrow(
            () ->
                new DataException(
                    "expected DATA: a built-in set such as wine, or a CSV file; found nothing"));
    ConfigDefaults.refuseDatabase(config, source, spec);
    Map<String, String> options = recipe.given();
    if (options.containsKey("stream")) {
      throw new DataException("--stream: trials need the data in memory; leave it out");
    }
    int folds = Optional.ofNullable(options.remove("folds")).map(TuneCommand::count).orElse(0);
    TuningPlan plan =
        new TuningPlan(
            source,
            options,
            space.map(TuneCommand::space),
            ModelNetwork.option("--search", () -> Search.registry().parse(search)),
            folds,
            outerFolds,
            score,
            recipe.seed());
    Destination destination =
        out.<Destination>map(Destination.Exactly::new)
            .orElseGet(() -> Destination.numbered(Path.of("tunings"), ModelName.of(source)));
    return Tuning.begin(
        plan, destination, RecipeOptions.plainNames(), RecipeOptions::request, this::note);
  }

  private static int count(String folds) {
    try {
      return Integer.parseInt(folds);
    } catch (NumberFormatException e) {
      throw new DataException("--folds: expected a whole number; found " + Quoted.of(folds), e);
    }
  }

  private static SearchSpace space(String given) {
    String text = given;
    if (!given.contains("=") || Files.isRegularFile(Path.of(given))) {
      try {
        text = Files.readString(Path.of(given));
      } catch (IOException e) {
        throw new DataException(
            "--space: expected NAME=VALUES such as \"l2=0,1e-4\", or a file of such lines; "
                + FileProblem.of(given, "read", e).getMessage(),
            e);
      }
    }
    String complete = text;
    return ModelNetwork.option("--space", () -> SearchSpace.parse(complete, RecipeOptions::isReal));
  }

  private Tuning resumed(Path folder) {
    List<String> settled = new ArrayList<>(RecipeOptions.names());
    settled.addAll(
        List.of("--search", "--space", "--score", "--outer-folds", "--out", ConfigDefaults.OPTION));
    List<String> fixed =
        settled.stream()
            .filter(name -> spec.commandLine().getParseResult().hasMatchedOption(name))
            .toList();
    if (!fixed.isEmpty()) {
      throw new DataException(
          "--resume %s: goes on as the search was begun, so %s cannot be given with it"
              .formatted(folder, String.join(", ", fixed)));
    }
    return Tuning.resume(folder, data, RecipeOptions::request);
  }

  private int found(TuningResult.Found found) {
    if (!quiet) {
      console.out().println(found.sentence());
      console.out().println();
      print(found.best());
      console.out().println();
      console.print(TrainSummary.lines(found.model(), console.colours()));
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("trials", found.count());
    result.put("best", found.values());
    result.put("score", found.score());
    result.put("training", TrainSummary.json(found.model()));
    end(found.folder(), result);
    return ExitCode.OK;
  }

  private int compared(TuningResult.Compared compared) {
    if (!quiet) {
      print(compared.folds());
      console.out().println();
      print(compared.choices());
      console.out().println();
      console.out().println(compared.sentence());
    }
    end(compared.folder(), new LinkedHashMap<>(compared.metrics()));
    return ExitCode.OK;
  }

  private void end(Path folder, Map<String, Object> result) {
    if (!quiet) {
      console.out().println("Search: " + folder);
    } else if (!json) {
      console.out().println(folder);
    }
    if (json) {
      result.put("folder", folder.toString());
      console.out().println(Json.line(result));
    }
  }

  private void print(Table table) {
    TextTable text = new TextTable(table.header().toArray(String[]::new));
    table.rows().forEach(text::row);
    console.print(text.lines(console.colours()));
  }

  private void show(String line) {
    if (!quiet) {
      console.out().println(line);
    }
  }

  private void note(String sentence) {
    if (!quiet) {
      console.errors().println("note: " + sentence);
    }
  }
}
