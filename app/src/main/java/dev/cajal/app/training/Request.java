package dev.cajal.app.training;

import dev.cajal.io.model.DataSettings;
import dev.cajal.io.model.Part;
import dev.cajal.io.model.StepSettings;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Task;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user said about a training; whatever is empty follows from the data.
 *
 * @param target name or position of the target column
 * @param task what is to be learnt about the target
 * @param layers the network's layers as text
 * @param loss the name of the loss
 * @param optimizer the optimizer as text
 * @param learningRate that the optimizer begins with instead of its own, greater than 0
 * @param schedule the learning rate's schedule as text
 * @param epochs the total number of epochs, at least 1
 * @param batchSize samples in a batch, at least 1
 * @param validation where the validation part comes from
 * @param test where the test part comes from
 * @param l2 the strength of the penalty on weights, at least 0
 * @param steps what a step does besides following the loss with the optimizer
 * @param data how data is read, made into features and divided
 * @param earlyStopping epochs without a better validation loss that end the training, 0 for never
 * @param classWeights how much each class counts: balanced, none, or by label
 * @param metrics what to measure besides what the task always has
 * @param calibrate whether to fit a temperature to the validation part
 * @param seed of everything random
 */
public record Request(
    Optional<String> target,
    Optional<Task> task,
    Optional<String> layers,
    Optional<String> loss,
    Optional<String> optimizer,
    Optional<Double> learningRate,
    Optional<String> schedule,
    Optional<Integer> epochs,
    Optional<Integer> batchSize,
    Optional<Part> validation,
    Optional<Part> test,
    Optional<Double> l2,
    StepSettings steps,
    DataSettings data,
    Optional<Integer> earlyStopping,
    Optional<String> classWeights,
    Optional<String> metrics,
    boolean calibrate,
    Optional<Long> seed) {

  /**
   * Checks the numbers.
   *
   * @throws DataException naming the option, what was found and what was expected
   */
  public Request {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(layers, "layers");
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(validation, "validation");
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(classWeights, "classWeights");
    Objects.requireNonNull(steps, "steps");
    Objects.requireNonNull(metrics, "metrics");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(seed, "seed");
    Optional<Part> none = Optional.of(new Part.Fraction(0));
    if (data.folds() > 0 && test.isPresent() && !test.equals(none)) {
      throw new DataException(
          "--folds and --test: every row is in the test part of a fold; leave out --test");
    }
    epochs.ifPresent(value -> atLeast("--epochs", value, 1));
    batchSize.ifPresent(value -> atLeast("--batch-size", value, 1));
    earlyStopping.ifPresent(value -> atLeast("--early-stopping", value, 0));
    learningRate.ifPresent(
        value -> {
          if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new DataException(
                "--learning-rate: expected a number greater than 0; found " + value);
          }
        });
    l2.ifPresent(
        value -> {
          if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new DataException("--l2: expected a number of at least 0; found " + value);
          }
        });
  }

  private static void atLeast(String option, int value, int least) {
    if (value < least) {
      throw new DataException(
          "%s: expected a whole number of at least %d; found %d".formatted(option, least, value));
    }
  }
}
