package dev.cajal.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.Tensor;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.loss.Regularizer;
import dev.cajal.nn.metric.Accuracy;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.schedule.Cosine;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interrupted and resumed equals uninterrupted, bit for bit. */
class ResumeTest {
  private static final int EPOCHS = 6;
  private static final Samples TRAINING = Blobs.threeClasses(1, 50);
  private static final Samples VALIDATION = Blobs.threeClasses(2, 30);

  /**
   * A training with everything that could go astray: dropout, running statistics, slots, schedule,
   * rest.
   */
  private static final class Session {
    final Network network =
        Network.of(
            Sequential.parse("dense(6) batch_norm relu dropout(0.3) dense(3)"), Shape.of(2), 9);
    final StopSignal stop = new StopSignal();
    final Trainer trainer;

    Session(CheckpointStore store, int epochs, TrainingListener listener) {
      trainer =
          Trainer.of(network, new CrossEntropy())
              .optimizer(new Adam(0.02))
              .schedule(new Cosine())
              .regularizer(Regularizer.l2(0.001))
              .epochs(epochs)
              .batchSize(16)
              .metrics(new Accuracy())
              .earlyStopping(EarlyStopping.of(50))
              .checkpoints(store)
              .stop(stop)
              .listener(listener)
              .build();
    }
  }

  private record Result(Map<String, List<Double>> weights, List<List<Object>> history) {
    static Result of(Session session, History history) {
      return new Result(
          values(session.network.parameters().values()),
          history.epochs().stream()
              .map(e -> List.<Object>of(e.epoch(), e.training(), e.validation(), e.learningRate()))
              .toList());
    }
  }

  private static Map<String, List<Double>> values(Map<String, Tensor> tensors) {
    Map<String, List<Double>> values = new TreeMap<>();
    tensors.forEach(
        (path, tensor) -> values.put(path, Arrays.stream(tensor.toDoubles()).boxed().toList()));
    return values;
  }

  private static Result uninterrupted() {
    Session session = new Session(CheckpointStore.inMemory(), EPOCHS, event -> {});
    return Result.of(session, session.trainer.fit(TRAINING, VALIDATION));
  }

  /** A store that keeps what a file would: the plain form of the progress, and copies. */
  private static final class PlainStore implements CheckpointStore {
    private Optional<Checkpoint> latest = Optional.empty();

    @Override
    public void save(Checkpoint checkpoint) {
      Progress progress = ProgressForm.fromMap(ProgressForm.toMap(checkpoint.progress()));
      latest =
          Optional.of(
              new Checkpoint(
                  progress, checkpoint.parameters(), checkpoint.optimizer(), checkpoint.best()));
    }

    @Override
    public Optional<Checkpoint> latest() {
      return latest;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void resume_stoppedAfterAnyEpoch_endsWithTheSameBits(int epoch) {
    CheckpointStore store = new PlainStore();
    List<Session> sessions = new ArrayList<>();
    sessions.add(
        new Session(
            store,
            EPOCHS,
            event -> {
              if (event instanceof TrainingEvent.EpochEnd end && end.epoch().epoch() == epoch) {
                sessions.getFirst().stop.give();
              }
            }));
    History interrupted = sessions.getFirst().trainer.fit(TRAINING, VALIDATION);
    assertThat(interrupted.ending()).isEqualTo(Ending.INTERRUPTED);
    assertThat(interrupted.epochs()).hasSize(epoch);

    Session second = new Session(store, EPOCHS, event -> {});
    History history = second.trainer.resume(TRAINING, VALIDATION);

    assertThat(history.ending()).isEqualTo(Ending.COMPLETED);
    assertThat(Result.of(second, history)).isEqualTo(uninterrupted());
  }

  @Test
  void resume_stoppedWithinAnEpoch_goesOnFromTheLastFinishedOne() {
    CheckpointStore store = new PlainStore();
    Thread thread = Thread.currentThread();
    Session first =
        new Session(
            store,
            EPOCHS,
            event -> {
              if (event instanceof TrainingEvent.BatchEnd end
                  && end.epoch() == 3
                  && end.batch() == 2) {
                thread.interrupt();
              }
            });
    History interrupted = first.trainer.fit(TRAINING, VALIDATION);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted.ending()).isEqualTo(Ending.INTERRUPTED);
    assertThat(interrupted.epochs()).hasSize(2);
    assertThat(interrupted.bestEpoch()).isEmpty();
    Session second = new Session(store, EPOCHS, event -> {});
    History history = second.trainer.resume(TRAINING, VALIDATION);
    assertThat(Result.of(second, history)).isEqualTo(uninterrupted());
  }

  @Test
  void resume_stoppedBeforeTheFirstEpochEnds_beginsAgain() {
    CheckpointStore store = new PlainStore();
    Session first = new Session(store, EPOCHS, event -> {});
    first.stop.give();
    History interrupted = first.trainer.fit(TRAINING, VALIDATION);

    assertThat(interrupted.epochs()).isEmpty();
    Session second = new Session(store, EPOCHS, event -> {});
    History history = second.trainer.resume(TRAINING, VALIDATION);
    assertThat(Result.of(second, history)).isEqualTo(uninterrupted());
  }

  @Test
  void resume_moreEpochs_keepsTheHorizonOfTheFirstRun() {
    CheckpointStore store = CheckpointStore.inMemory();
    new Session(store, 4, event -> {}).trainer.fit(TRAINING, VALIDATION);

    History history = new Session(store, 5, event -> {}).trainer.resume(TRAINING, VALIDATION);

    assertThat(history.epochs()).hasSize(5);
    assertThat(history.last().learningRate()).isZero();
  }

  @Test
  void resume_finishedTraining_restoresTheBestAtOnce() {
    CheckpointStore store = CheckpointStore.inMemory();
    Session first = new Session(store, 4, event -> {});
    History done = first.trainer.fit(TRAINING, VALIDATION);
    Session second = new Session(store, 4, event -> {});

    History history = second.trainer.resume(TRAINING, VALIDATION);

    assertThat(history).isEqualTo(done);
    assertThat(values(second.network.parameters().values()))
        .isEqualTo(values(first.network.parameters().values()));
  }

  @Test
  void resume_stoppedEarly_staysStopped() {
    CheckpointStore store = CheckpointStore.inMemory();
    Trainer.Builder builder =
        Trainer.of(Network.of(Sequential.parse("dense(3)"), Shape.of(2), 1), new CrossEntropy())
            .optimizer(new Adam(1))
            .epochs(200)
            .earlyStopping(EarlyStopping.of(2))
            .checkpoints(store);
    History stopped = builder.build().fit(TRAINING, VALIDATION);

    History again = builder.build().resume(TRAINING, VALIDATION);

    assertThat(stopped.ending()).isEqualTo(Ending.STOPPED_EARLY);
    assertThat(again).isEqualTo(stopped);
  }

  @Test
  void checkpointEvery_three_savesFirstThirdAndLast() {
    List<Integer> saved = new ArrayList<>();
    Trainer.of(Network.of(Sequential.parse("dense(3)"), Shape.of(2), 1), new CrossEntropy())
        .epochs(5)
        .checkpoints(CheckpointStore.inMemory())
        .checkpointEvery(3)
        .listener(
            event -> {
              if (event instanceof TrainingEvent.CheckpointSaved checkpoint) {
                saved.add(checkpoint.epoch());
              }
            })
        .build()
        .fit(TRAINING);

    assertThat(saved).containsExactly(0, 3, 5);
  }

  @Test
  void resume_otherTraining_throws() {
    CheckpointStore store = CheckpointStore.inMemory();
    new Session(store, 1, event -> {}).trainer.fit(TRAINING, VALIDATION);
    Session second = new Session(store, 2, event -> {});

    assertThatThrownBy(() -> second.trainer.resume(VALIDATION, VALIDATION))
        .hasMessage(
            "resume: the number of training samples must be that of the checkpoint; checkpoint 50,"
                + " found 30");
    Trainer otherBatch =
        Trainer.of(second.network, new CrossEntropy()).batchSize(8).checkpoints(store).build();
    assertThatThrownBy(() -> otherBatch.resume(TRAINING))
        .hasMessage(
            "resume: the batch size must be that of the checkpoint; checkpoint 16, found 8");
    Network otherSeed = Network.of(second.network.layer(), Shape.of(2), 10);
    Trainer other =
        Trainer.of(otherSeed, new CrossEntropy()).batchSize(16).checkpoints(store).build();
    assertThatThrownBy(() -> other.resume(TRAINING))
        .hasMessage("resume: the seed must be that of the checkpoint; checkpoint 9, found 10");
  }

  @Test
  void resume_nothingSaved_throws() {
    Session session = new Session(CheckpointStore.inMemory(), 1, event -> {});

    assertThatThrownBy(() -> session.trainer.resume(TRAINING, VALIDATION))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("resume: a store with a checkpoint is needed; found an empty store");
    assertThatThrownBy(
            () -> Trainer.of(session.network, new CrossEntropy()).build().resume(TRAINING))
        .hasMessage("resume: a store with a checkpoint is needed; found no store");
  }

  @Test
  void progressForm_anyProgress_isRestoredExactly() {
    EpochRecord epoch =
        new EpochRecord(
            1,
            Map.of("loss", 0.1 + 0.2),
            Map.of("loss", Double.NaN, "r2", Double.NEGATIVE_INFINITY),
            1e-300,
            50,
            0.25);
    Progress progress =
        new Progress(
            Long.MIN_VALUE,
            50,
            16,
            10,
            Optional.of(new Progress.Best(1, Double.POSITIVE_INFINITY)),
            List.of(epoch));

    assertThat(ProgressForm.fromMap(ProgressForm.toMap(progress))).isEqualTo(progress);
    assertThat(ProgressForm.toMap(progress).toString()).contains("r2=-Infinity", "loss=NaN");
  }

  @Test
  void progressForm_brokenMap_throws() {
    assertThatThrownBy(() -> ProgressForm.fromMap(Map.of()))
        .hasMessage("progress of a training: history must be a list; found null");
    assertThatThrownBy(() -> ProgressForm.fromMap(Map.of("history", List.of(), "seed", 1)))
        .hasMessage("progress of a training: seed must be a whole number as text; found 1");
    assertThatThrownBy(
            () -> ProgressForm.fromMap(Map.of("history", List.of(), "seed", "1", "samples", 1.5)))
        .hasMessage("progress of a training: samples must be a whole number; found 1.5");
    assertThatThrownBy(() -> ProgressForm.fromMap(Map.of("history", List.of(3))))
        .hasMessage("progress of a training: history must be a map; found 3");
  }
}
