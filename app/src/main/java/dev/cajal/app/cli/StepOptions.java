package dev.cajal.app.cli;

import dev.cajal.io.model.StepSettings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a training step does besides following the loss. */
final class StepOptions {
  @Option(
      names = "--l1",
      paramLabel = "X",
      description = "Strength of the penalty on the size of weights; it makes small ones 0.")
  private Optional<Double> l1 = Optional.empty();

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      description = "Takes X times the learning rate off each weight in every step (AdamW).")
  private Optional<Double> weightDecay = Optional.empty();

  @Option(
      names = "--max-norm",
      paramLabel = "X",
      description = "The largest norm of the weights of a unit.")
  private Optional<Double> maxNorm = Optional.empty();

  @Option(
      names = "--regularized",
      paramLabel = "PATHS",
      description =
          "The parameters that --l1, --l2, --weight-decay and --max-norm act on, such as"
              + " \"0.weight\" or \"**\". Default: **.weight, which leaves out biases.")
  private Optional<String> regularized = Optional.empty();

  @Option(
      names = "--clip-norm",
      paramLabel = "X",
      description = "The largest norm of all gradients together; longer ones are scaled down.")
  private Optional<Double> clipNorm = Optional.empty();

  @Option(
      names = "--clip-value",
      paramLabel = "X",
      description = "The largest size of each element of a gradient.")
  private Optional<Double> clipValue = Optional.empty();

  @Option(
      names = "--average",
      completionCandidates = Candidates.AverageNames.class,
      paramLabel = "AVERAGE",
      description =
          "Validates and keeps averaged weights: polyak (the mean), \"ema(0.999)\" or none."
              + " Default: none.")
  private Optional<String> average = Optional.empty();

  StepSettings settings() {
    StepSettings none = StepSettings.NONE;
    return new StepSettings(
        l1.orElse(none.l1()),
        weightDecay.orElse(none.weightDecay()),
        maxNorm.orElse(none.maxNorm()),
        regularized.orElse(none.regularized()),
        clipNorm.orElse(none.clipNorm()),
        clipValue.orElse(none.clipValue()),
        average.orElse(none.average()));
  }
}
