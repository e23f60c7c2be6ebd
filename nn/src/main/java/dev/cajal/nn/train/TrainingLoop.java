package dev.cajal.nn.train;

import dev.cajal.Tensor;
import dev.cajal.graph.NonFiniteException;
import dev.cajal.nn.optimizer.Updater;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** One training at work: the steps of its batch sizes and how far it has come. */
final class TrainingLoop {
  private final Trainer trainer;
  private final SampleSource training;
  private final Optional<Evaluator> validation;
  private final Updater updater;
  private final TrainingStep full;
  private final TrainingStep last;
  private final int batches;
  private final IntFunction<SampleReader> readers;

  private final List<EpochRecord> history = new ArrayList<>();

  /** The watched loss of each epoch of the history. */
  private final List<Double> losses = new ArrayList<>();

  private int horizon;
  private Optional<Progress.Best> best = Optional.empty();
  private Map<String, Tensor> bestParameters = Map.of();

  TrainingLoop(
      Trainer trainer, SampleSource training, Optional<? extends SampleSource> validation) {
    this.trainer = trainer;
    this.training = training;
    this.horizon = trainer.epochs;
    int size = Math.min(trainer.batchSize, training.size());
    int rest = training.size() % size;
    this.batches = Math.ceilDiv(training.size(), size);
    this.updater = new Updater(trainer.optimizers, trainer.adjustments, trainer.parameters.dtype());
    this.full = step(size);
    this.last = rest == 0 ? full : step(rest);
    if (training instanceof Samples samples) {
      full.output().ifPresent(o -> trainer.objective.check(samples, o.size() / size));
    }
    this.readers =
        trainer.shuffle ? training.shuffled(trainer.parameters.seed()) : _ -> training.read();
    this.validation =
        validation.map(
            samples ->
                new Evaluator(
                    trainer.objective,
                    trainer.parameters,
                    trainer.metrics,
                    samples,
                    trainer.evaluationBatchSize));
    if (trainer.earlyStopping.isPresent() && validation.isEmpty()) {
      throw new IllegalArgumentException(
          "trainer: early stopping watches a validation value, but there are no validation samples;"
              + " give some to fit, or leave early stopping out");
    }
  }

  private TrainingStep step(int rows) {
    return TrainingStep.of(
        trainer.objective, trainer.parameters, updater, trainer.regularizers, training.batch(rows));
  }

  History run(Optional<Checkpoint> from) {
    if (from.isPresent()) {
      restore(from.get());
    } else {
      save();
    }
    emit(
        new TrainingEvent.TrainingStart(
            history.size() + 1, trainer.epochs, batches, training.size()));
    Ending ending = epochs();
    Optional<Integer> restored = Optional.empty();
    if (ending != Ending.INTERRUPTED) {
      updater.exchangeAverages();
      if (best.isPresent()) {
        trainer.parameters.load(bestParameters);
        restored = Optional.of(best.get().epoch());
      }
    }
    History result = new History(history, ending, restored);
    emit(new TrainingEvent.TrainingEnd(result));
    return result;
  }

  private Ending epochs() {
    while (history.size() < trainer.epochs) {
      if (isExhausted()) {
        return Ending.STOPPED_EARLY;
      }
      Optional<EpochRecord> record = epoch(history.size() + 1);
      if (record.isEmpty()) {
        return Ending.INTERRUPTED;
      }
      remember(record.get());
      watch(record.get());
      emit(new TrainingEvent.EpochEnd(record.get()));
      if (history.size() % trainer.checkpointEvery == 0
          || history.size() == trainer.epochs
          || isExhausted()) {
        save();
      }
    }
    return isExhausted() ? Ending.STOPPED_EARLY : Ending.COMPLETED;
  }

  private void remember(EpochRecord record) {
    history.add(record);
    losses.add(record.watchedLoss());
  }

  private Optional<EpochRecord> epoch(int epoch) {
    try (SampleReader reader = readers.apply(epoch)) {
      return epoch(epoch, reader);
    }
  }

  private Optional<EpochRecord> epoch(int epoch, SampleReader reader) {
    Gathering gathering = new Gathering(trainer.objective, trainer.metrics);
    long start = System.nanoTime();
    int from = 0;
    for (int batch = 0; batch < batches; batch++) {
      if (trainer.stop.isGiven() || Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      TrainingStep step = from + full.rows() <= training.size() ? full : last;
      updater.schedule(
          epoch - 1 + (double) batch / batches, horizon, Collections.unmodifiableList(losses));
      step.take(reader);
      run(step, epoch, batch + 1);
      gathering.add(step.runner());
      from += step.rows();
      emit(new TrainingEvent.BatchEnd(epoch, batch + 1, from, step.loss(), updater.rate(0)));
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    return Optional.of(
        new EpochRecord(
            epoch,
            gathering.values(),
            withAverages(() -> validation.map(v -> v.values().values()).orElse(Map.of())),
            updater.rate(0),
            training.size(),
            seconds));
  }

  /** Does something while the parameters are what is evaluated and kept. */
  private <T> T withAverages(Supplier<T> action) {
    updater.exchangeAverages();
    try {
      return action.get();
    } finally {
      updater.exchangeAverages();
    }
  }

  private void run(TrainingStep step, int epoch, int batch) {
    try {
      step.run();
    } catch (NonFiniteException e) {
      NonFiniteException located =
          new NonFiniteException(
              "training, epoch %d, batch %d, learning rate %s: %s"
                  .formatted(epoch, batch, updater.rate(0), e.getMessage()));
      located.initCause(e);
      throw located;
    }
  }

  private void watch(EpochRecord record) {
    if (trainer.earlyStopping.isEmpty()) {
      return;
    }
    String monitored = trainer.earlyStopping.get().monitored();
    Double value = record.validation().get(monitored);
    if (value == null) {
      throw new IllegalArgumentException(
          "early stopping: it must watch a validation value; found \"%s\", there are %s"
              .formatted(monitored, record.validation().keySet()));
    }
    boolean higher =
        trainer.metrics.stream().anyMatch(m -> m.name().equals(monitored) && m.higherIsBetter());
    boolean better =
        best.isEmpty()
            || (higher ? value > best.get().value() : value < best.get().value())
            || (Double.isNaN(best.get().value()) && !value.isNaN());
    if (better) {
      best = Optional.of(new Progress.Best(record.epoch(), value));
      bestParameters = withAverages(trainer.parameters::values);
    }
  }

  private boolean isExhausted() {
    return trainer.earlyStopping.isPresent()
        && best.isPresent()
        && history.size() - best.get().epoch() >= trainer.earlyStopping.get().patience();
  }

  private void save() {
    if (trainer.store.isEmpty()) {
      return;
    }
    Progress progress =
        new Progress(
            trainer.parameters.seed(), training.size(), full.rows(), horizon, best, history);
    trainer
        .store
        .get()
        .save(
            new Checkpoint(
                progress, trainer.parameters.values(), updater.values(), bestParameters));
    emit(new TrainingEvent.CheckpointSaved(history.size()));
  }

  private void restore(Checkpoint checkpoint) {
    Progress progress = checkpoint.progress();
    require("seed", progress.seed(), trainer.parameters.seed());
    require("number of training samples", progress.samples(), training.size());
    require("batch size", progress.batchSize(), full.rows());
    trainer.parameters.load(checkpoint.parameters());
    updater.load(checkpoint.optimizer());
    progress.history().forEach(this::remember);
    horizon = progress.horizon();
    if (trainer.earlyStopping.isPresent()) {
      best = progress.best();
      bestParameters = checkpoint.best();
    }
  }

  private static void require(String what, long saved, long found) {
    if (saved != found) {
      throw new IllegalArgumentException(
          "resume: the %s must be that of the checkpoint; checkpoint %d, found %d"
              .formatted(what, saved, found));
    }
  }

  private void emit(TrainingEvent event) {
    for (TrainingListener listener : trainer.listeners) {
      listener.on(event);
    }
  }
}
