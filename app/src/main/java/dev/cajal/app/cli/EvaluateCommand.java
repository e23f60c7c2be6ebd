package dev.cajal.app.cli;

import dev.cajal.app.training.MetricChoice;
import dev.cajal.app.training.ModelData;
import dev.cajal.app.training.PartEvaluation;
import dev.cajal.app.training.Reading;
import dev.cajal.io.json.Json;
import dev.cajal.io.model.ModelFolder;
import dev.cajal.io.model.ModelNetwork;
import dev.cajal.io.model.Recipe;
import dev.cajal.io.model.Results;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cajal evaluate}: what a model is worth on data. */
@Command(
    name = "evaluate",
    description =
        "Judges a model by data: by the test part of the data that it was trained on, else by all.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MODEL", description = "The model's folder.")
  private Path model;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DATA",
      description =
          "As for cajal train, with the column that the model learned. Default: what it learned"
              + " from.")
  private Optional<String> data = Optional.empty();

  @Option(names = "--part", paramLabel = "PART", description = "training, validation, test or all.")
  private Optional<String> part = Optional.empty();

  @Option(
      names = "--metrics",
      paramLabel = "NAMES",
      description = "What to measure besides, as for cajal train.")
  private Optional<String> metrics = Optional.empty();

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

  @Option(names = "--json", description = "Ends the output with one line of JSON.")
  private boolean json;

  @Option(names = "--quiet", description = "Shows no tables.")
  private boolean quiet;

  @Mixin private CommonOptions common = new CommonOptions();

  private final Console console;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply();
    ModelFolder folder = ModelFolder.open(model);
    ModelData samples =
        ModelData.load(
            folder,
            data,
            part,
            Reading.of(encoding, query),
            note -> console.errors().println("note: " + note));
    Recipe recipe = folder.description().recipe();
    ModelNetwork network = folder.load();
    String wanted = recipe.metrics() + metrics.map(text -> ", " + text).orElse("");
    PartEvaluation evaluation =
        PartEvaluation.of(
            network,
            MetricChoice.of(wanted, samples.dataset().task(), network.loss(), recipe.loss()),
            folder.description().preprocessing(),
            samples.dataset(),
            samples.part());
    Results results =
        new Results(0, Optional.empty(), Map.of(samples.part(), evaluation.metrics()));
    if (!quiet) {
      String counted = String.format(Locale.ROOT, "%,d samples", samples.dataset().size());
      console.out().println(samples.dataset().name() + ": " + counted);
      console.out().println();
      console.print(TrainSummary.metrics(results, console.colours()));
      evaluation
          .confusion()
          .ifPresent(
              confusion -> {
                console.out().println();
                console.print(ConfusionText.lines(confusion, console.colours()));
              });
    }
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("part", samples.part());
      line.put("samples", samples.dataset().size());
      line.put("metrics", evaluation.metrics());
      console.out().println(Json.line(line));
    }
    return ExitCode.OK;
  }
}
