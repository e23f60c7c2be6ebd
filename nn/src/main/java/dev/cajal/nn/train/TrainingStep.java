package dev.cajal.nn.train;

import dev.cajal.Compiler;
import dev.cajal.Tensor;
import dev.cajal.graph.Cost;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.loss.Regularizer;
import dev.cajal.nn.optimizer.Updater;
import dev.cajal.nn.parameter.Mode;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One step of training as one executable: forward, backward and update, for batches of one size.
 *
 * <pre>{@code
 * TrainingStep step = TrainingStep.of(objective, parameters, updater, List.of(), types);
 * step.gather(samples, order, 0);
 * step.run();
 * double loss = step.loss();
 * }</pre>
 *
 * <p>Steps for several batch sizes share parameters and {@link Updater}. A run allocates nothing.
 */
public final class TrainingStep {
  private final BatchRunner runner;

  private TrainingStep(BatchRunner runner) {
    this.runner = runner;
  }

  /**
   * Traces and compiles a step.
   *
   * @param regularizers penalties added to the loss
   * @param types of the fields, the first axis the batch
   */
  public static TrainingStep of(
      Objective objective,
      Parameters parameters,
      Updater updater,
      List<Regularizer> regularizers,
      Map<String, TensorType> types) {
    Batch batch = Batch.of(types);
    Trace trace = Trace.of(parameters, Mode.training(), updater.step());
    Outcome outcome = objective.evaluate(trace.scope(), batch);
    Tensor whole = outcome.loss();
    for (Regularizer regularizer : regularizers) {
      whole = regularizer.addTo(whole, trace.used());
    }
    List<Compiler.Update> updates = new ArrayList<>(updater.updates(whole, trace.used()));
    updates.addAll(trace.updates());
    BatchRunner runner = new BatchRunner(batch, outcome, whole, updates);
    runner.warmUp();
    return new TrainingStep(runner);
  }

  /** The number of samples in a batch. */
  public int rows() {
    return runner.rows();
  }

  /** The storage of a field, to be filled before a run. */
  public Buffer input(String name) {
    return runner.input(name);
  }

  /** Fills the inputs with the samples {@code order[from]}, {@code order[from + 1]} and so on. */
  public void gather(Samples samples, int[] order, int from) {
    runner.gather(samples, order, from);
  }

  /** Fills the inputs with the next samples of a reader. */
  public void take(SampleReader reader) {
    runner.take(reader);
  }

  /**
   * Makes the step.
   *
   * @throws dev.cajal.graph.NonFiniteException if the loss is not finite; nothing has changed then
   */
  public void run() {
    runner.run();
  }

  /** The loss of the last run's batch before its update, without penalties. */
  public double loss() {
    return runner.loss();
  }

  /** The loss of the last run's batch before its update, with penalties. */
  public double wholeLoss() {
    return runner.wholeLoss();
  }

  /** The network's output in the last run, if the objective names one. */
  public Optional<Buffer> output() {
    return runner.output();
  }

  /** What a run does, counted: operations, bytes moved, memory between its parts. */
  public Cost cost() {
    return runner.cost();
  }

  /** What the executable does, step by step. */
  public String explain() {
    return runner.explain();
  }

  BatchRunner runner() {
    return runner;
  }
}
