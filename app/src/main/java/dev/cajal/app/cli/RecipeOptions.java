package dev.cajal.app.cli;

import dev.cajal.app.training.Request;
import dev.cajal.io.model.Part;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** All that decides what a training makes of its data. */
final class RecipeOptions {
  @Option(
      names = "--target",
      paramLabel = "COL",
      description = "The column to learn, by name or position. Default: the last.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--task",
      completionCandidates = Candidates.Tasks.class,
      paramLabel = "TASK",
      description = "classification, binary or regression. Default: what the target suggests.")
  private Optional<String> task = Optional.empty();

  @Option(
      names = "--layers",
      paramLabel = "TEXT",
      description =
          "The network, such as \"dense(64) relu dropout(0.2) dense(10)\"; dense(C) has as many"
              + " units as target and loss need.")
  private Optional<String> layers = Optional.empty();

  @Option(
      names = "--loss",
      completionCandidates = Candidates.LossNames.class,
      paramLabel = "LOSS",
      description =
          "For classes cross_entropy, binary_cross_entropy, hinge, multiclass_hinge, focal, probit"
              + " or kl_divergence; for numbers squared_error, absolute_error, huber, log_cosh,"
              + " quantile, gaussian or poisson; with settings as in \"huber(2)\". Default: by the"
              + " target.")
  private Optional<String> loss = Optional.empty();

  @Option(
      names = "--optimizer",
      completionCandidates = Candidates.OptimizerNames.class,
      paramLabel = "OPTIMIZER",
      description =
          "Such as \"adam(0.001)\", \"sgd(0.1)\", momentum, nesterov, adamw, rmsprop, lion, or with"
              + " another library's defaults keras_adam, pytorch_rmsprop.")
  private Optional<String> optimizer = Optional.empty();

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "That the optimizer begins with, instead of its own.")
  private Optional<Double> learningRate = Optional.empty();

  @Option(
      names = "--schedule",
      completionCandidates = Candidates.ScheduleNames.class,
      paramLabel = "SCHEDULE",
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
      completionCandidates = Candidates.Weights.class,
      paramLabel = "WEIGHTS",
      description =
          "How much each class counts in the loss: balanced, none (the default), or by label as in"
              + " a=1,b=5.")
  private Optional<String> classWeights = Optional.empty();

  @Option(
      names = "--metrics",
      completionCandidates = Candidates.MetricNames.class,
      paramLabel = "METRICS",
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

  /** The names of all these options with their dashes. */
  static List<String> names() {
    return CommandSpec.forAnnotatedObject(new RecipeOptions()).options().stream()
        .map(OptionSpec::longestName)
        .toList();
  }

  /** The names of all these options without dashes. */
  static List<String> plainNames() {
    return names().stream().map(name -> name.substring(2)).toList();
  }

  /** Whether an option, named without dashes, takes any number and not only whole ones. */
  static boolean isReal(String name) {
    return CommandSpec.forAnnotatedObject(new RecipeOptions()).options().stream()
        .filter(option -> option.longestName().equals("--" + name))
        .anyMatch(option -> List.of(option.auxiliaryTypes()).contains(Double.class));
  }

  /** What was given, by names without dashes, as {@link #request(Map)} reads it. */
  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    for (OptionSpec option : CommandSpec.forAnnotatedObject(this).options()) {
      String name = option.longestName().substring(2);
      switch (option.<Object>getValue()) {
        case Optional<?> value -> value.ifPresent(there -> given.put(name, there.toString()));
        case Boolean flag -> {
          if (flag) {
            given.put(name, "true");
          }
        }
        default -> throw new IllegalStateException(name + ": is neither optional nor a flag");
      }
    }
    return given;
  }

  /**
   * The request that options say.
   *
   * @param given texts by the names of the options, without dashes
   * @throws DataException naming the option that is wrong
   */
  static Request request(Map<String, String> given) {
    RecipeOptions options = new RecipeOptions();
    try {
      new CommandLine(options)
          .parseArgs(
              given.entrySet().stream()
                  .map(entry -> "--%s=%s".formatted(entry.getKey(), entry.getValue()))
                  .toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw new DataException(Problems.sentence(e), e);
    }
    return options.request();
  }

  /** The seed, 1 unless said. */
  long seed() {
    return seed.orElse(1L);
  }

  /** The total number of epochs, if said. */
  Optional<Integer> epochs() {
    return epochs;
  }

  /** What was said about the training. */
  Request request() {
    return new Request(
        target,
        task.map(RecipeOptions::parsed),
        layers,
        loss,
        optimizer,
        learningRate,
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
}
