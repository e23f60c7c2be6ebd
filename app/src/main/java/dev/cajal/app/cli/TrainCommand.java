package dev.cajal.app.cli;

import dev.cajal.app.training.Outcome;
import dev.cajal.app.training.RateTrial;
import dev.cajal.app.training.Request;
import dev.cajal.app.training.Session;
import dev.cajal.app.training.Training;
import dev.cajal.io.json.Json;
import dev.cajal.io.model.Destination;
import dev.cajal.io.model.Part;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Task;
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
      arity = "0..1",
      description =
          "iris, wine, breast-cancer, diabetes, digits, mnist, fashion-mnist; a CSV file (also"
              + " .gz); or a folder of IDX files.")
  private Optional<String> data = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "COL",
      description = "The column to learn, by name or position. Default: the last.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--task",
      paramLabel = "T",
      description = "classification, binary or regression. Default: what the target suggests.")
  private Optional<String> task = Optional.empty();

  @Option(
      names = "--layers",
      paramLabel = "TEXT",
      description = "The network, such as \"dense(64) relu dropout(0.2) dense(10)\".")
  private Optional<String> layers = Optional.empty();

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description =
          "For classes cross_entropy, binary_cross_entropy, hinge, multiclass_hinge, focal, probit"
              + " or kl_divergence; for numbers squared_error, absolute_error, huber, log_cosh,"
              + " quantile, gaussian or poisson; with settings as in \"huber(2)\". Default: by the"
              + " target.")
  private Optional<String> loss = Optional.empty();

  @Option(
      names = "--optimizer",
      paramLabel = "TEXT",
      description =
          "Such as \"adam(0.001)\", \"sgd(0.1)\", momentum, nesterov, adamw, rmsprop, lion, or with"
              + " another library's defaults keras_adam, pytorch_rmsprop.")
  private Optional<String> optimizer = Optional.empty();

  @Option(
      names = "--schedule",
      paramLabel = "TEXT",
      description =
          "Of the learning rate: constant, cosine, \"step(10, 0.5)\", \"warmup(2, cosine)\","
              + " one_cycle, \"plateau(5, 0.5)\" and others.")
  private Optional<String> schedule = Optional.empty();

  @Option(names = "--epochs", paramLabel = "N", description = "The total, also with --resume.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(names = "--batch-size", paramLabel = "N", description = "Samples in a batch.")
  private Optional<Integer> batchSize = Optional.empty();

  @Option(
      names = "--validation",
      paramLabel = "SHARE|FILE",
      description = "What to watch the training by; 0 for nothing. Default: 0.1.")
  private Optional<String> validation = Optional.empty();

  @Option(
      names = "--test",
      paramLabel = "SHARE|FILE",
      description = "What to judge the model by; 0 for nothing. Default: 0.2, or the set's own.")
  private Optional<String> test = Optional.empty();

  @Option(names = "--l2", paramLabel = "X", description = "Strength of the penalty on weights.")
  private Optional<Double> l2 = Optional.empty();

  @Mixin private StepOptions steps = new StepOptions();

  @Mixin private DataOptions dataOptions = new DataOptions();

  @Option(
      names = "--early-stopping",
      paramLabel = "N",
      description = "Ends after N epochs without a better validation loss; 0 for never.")
  private Optional<Integer> earlyStopping = Optional.empty();

  @Option(
      names = "--class-weights",
      paramLabel = "HOW",
      description =
          "How much each class counts in the loss: balanced, none (the default), or by label as in"
              + " a=1,b=5.")
  private Optional<String> classWeights = Optional.empty();

  @Option(
      names = "--metrics",
      paramLabel = "NAMES",
      description =
          "What to measure too, such as \"f1_macro, roc_auc\", top_k(3), log_loss or"
              + " explained_variance.")
  private Optional<String> metrics = Optional.empty();

  @Option(
      names = "--calibrate",
      description =
          "Fits one number to the validation part, by which scores are divided so that"
              + " probabilities are as sure as they are right.")
  private boolean calibrate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of everything random: the split, the first weights, the order. Default: 1.")
  private Optional<Long> seed = Optional.empty();

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

  @SuppressWarnings("UnusedVariable") // read before the others, which take their defaults from it
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
      return Training.resume(resume.get(), data, epochs, session);
    }
    String source = source();
    Request request = request();
    Destination destination =
        out.<Destination>map(Destination.Exactly::new)
            .orElseGet(() -> Destination.numbered(Path.of("models"), source));
    return Training.run(source, request, destination, session);
  }

  private String source() {
    return data.orElseThrow(
        () ->
            new DataException(
                "expected DATA: a built-in set such as digits, or a CSV file; found nothing"));
  }

  private int findRate(Path file) {
    if (resume.isPresent() || out.isPresent()) {
      throw new DataException(
          "--find-rate %s: trains nothing, so %s cannot be given with it"
              .formatted(file, resume.isPresent() ? "--resume" : "--out"));
    }
    RateTrial trial =
        RateTrial.run(source(), request(), new Session(new StopSignal(), _ -> {}, this::note));
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

  private Request request() {
    return new Request(
        target,
        task.map(TrainCommand::parsed),
        layers,
        loss,
        optimizer,
        schedule,
        epochs,
        batchSize,
        validation.map(text -> Part.parse("--validation", text)),
        test.map(text -> Part.parse("--test", text)),
        l2,
        steps.settings(),
        dataOptions.settings(),
        earlyStopping,
        classWeights,
        metrics,
        calibrate,
        seed);
  }

  private static Task parsed(String name) {
    try {
      return Task.parse(name);
    } catch (DataException e) {
      throw new DataException("--" + e.getMessage(), e);
    }
  }

  private void atLeastOne() {
    if (epochs.isPresent() && epochs.get() < 1) {
      throw new DataException(
          "--epochs: expected a whole number of at least 1; found " + epochs.get());
    }
  }

  /** What a resumed training is like was settled when it began. */
  private void refuseOthers(Path folder) {
    List<String> fixed = new ArrayList<>();
    List<String> settled = new ArrayList<>(StepOptions.NAMES);
    settled.addAll(DataOptions.NAMES);
    settled.addAll(
        List.of(
            "--target",
            "--task",
            "--layers",
            "--loss",
            "--optimizer",
            "--schedule",
            "--batch-size",
            "--validation",
            "--test",
            "--l2",
            "--early-stopping",
            "--class-weights",
            "--metrics",
            "--calibrate",
            "--seed",
            ConfigDefaults.OPTION,
            "--out"));
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
