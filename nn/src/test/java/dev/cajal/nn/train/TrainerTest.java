package dev.cajal.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.layer.Rescale;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.loss.Losses;
import dev.cajal.nn.loss.Regularizer;
import dev.cajal.nn.loss.SquaredError;
import dev.cajal.nn.metric.Accuracy;
import dev.cajal.nn.metric.ConfusionMatrix;
import dev.cajal.nn.metric.MeanSquaredError;
import dev.cajal.nn.metric.RSquared;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.optimizer.OptimizerGroup;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Selection;
import dev.cajal.nn.schedule.Step;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private static Network classifier() {
    return Network.of(Sequential.parse("dense(8) tanh dense(3)"), Shape.of(2), 4);
  }

  private static Network regression() {
    return Network.of(Sequential.parse("dense(1)"), Shape.of(2), 4);
  }

  @Test
  void fit_threeClasses_areLearned() {
    Network network = classifier();
    Trainer trainer =
        Trainer.of(network, new CrossEntropy())
            .optimizer(new Adam(0.02))
            .epochs(15)
            .batchSize(16)
            .metrics(new Accuracy())
            .build();
    assertThat(trainer.toString())
        .startsWith("trainer of ")
        .contains(" parameters: Adam[rate=0.02, ")
        .endsWith(", epochs 15, batch size 16");
    Samples test = Blobs.threeClasses(2, 90);

    History history = trainer.fit(Blobs.threeClasses(1, 150), test);

    assertThat(history.ending()).isEqualTo(Ending.COMPLETED);
    assertThat(history.epochs()).hasSize(15);
    assertThat(history.last().validation().get("accuracy")).isGreaterThan(0.95);
    assertThat(history.last().training().get("loss"))
        .isLessThan(history.epochs().getFirst().training().get("loss"));
    Evaluation evaluation = trainer.evaluate(test);
    assertThat(evaluation.values()).isEqualTo(history.last().validation());
    ConfusionMatrix matrix =
        ConfusionMatrix.of(
            evaluation.output().orElseThrow().buffer(), test.get(Samples.TARGET).buffer(), 90, 3);
    assertThat(matrix.accuracy()).isEqualTo(evaluation.get("accuracy"));
  }

  @Test
  void fit_line_isFound() {
    Network network = regression();
    Trainer trainer =
        Trainer.of(network, new SquaredError())
            .optimizer(new Sgd(0.05))
            .epochs(20)
            .batchSize(10)
            .metrics(new RSquared(), new MeanSquaredError())
            .build();

    History history = trainer.fit(Blobs.line(1, 200), Blobs.line(5, 50));

    assertThat(network.parameters().get("0.weight").toFloats())
        .containsExactly(new float[] {3, -2}, within(0.05f));
    assertThat(network.parameters().get("0.bias").toFloats())
        .containsExactly(new float[] {1}, within(0.05f));
    assertThat(history.last().validation().get("r2")).isGreaterThan(0.99);
    assertThat(history.last().validation().get("mse"))
        .isCloseTo(history.last().validation().get("loss"), within(1e-6));
  }

  @Test
  void fit_twice_givesTheSameBits() {
    List<Map<String, Double>> losses = new ArrayList<>();
    List<float[]> weights = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      Network network = classifier();
      Trainer trainer = Trainer.of(network, new CrossEntropy()).epochs(3).build();
      losses.add(trainer.fit(Blobs.threeClasses(1, 50)).last().training());
      weights.add(network.parameters().get("0.weight").toFloats());
    }

    assertThat(losses.get(1)).isEqualTo(losses.get(0));
    assertThat(weights.get(1)).containsExactly(weights.get(0));
  }

  @Test
  void fit_otherOrderOfSamples_changesTheCourse() {
    Network shuffled = classifier();
    Network inOrder = classifier();
    Trainer.of(shuffled, new CrossEntropy()).epochs(1).build().fit(Blobs.threeClasses(1, 50));
    Trainer.of(inOrder, new CrossEntropy())
        .epochs(1)
        .shuffle(false)
        .build()
        .fit(Blobs.threeClasses(1, 50));

    assertThat(shuffled.parameters().get("0.weight").toFloats())
        .isNotEqualTo(inOrder.parameters().get("0.weight").toFloats());
  }

  @Test
  void shuffle_epochs_arePermutationsOfTheirOwn() {
    Shuffle shuffle = new Shuffle(3, 100);
    int[] first = shuffle.order(1).clone();
    int[] second = shuffle.order(2).clone();

    assertThat(first).doesNotHaveDuplicates().hasSize(100).isNotEqualTo(second);
    assertThat(second).containsExactlyInAnyOrder(first);
    assertThat(new Shuffle(3, 100).order(1)).containsExactly(first);
    assertThat(new Shuffle(4, 100).order(1)).isNotEqualTo(first);
  }

  @Test
  void fit_lastSmallerBatch_countsEverySampleOnce() {
    List<TrainingEvent.BatchEnd> batches = new ArrayList<>();
    Trainer trainer =
        Trainer.of(regression(), new SquaredError())
            .epochs(1)
            .batchSize(20)
            .listener(
                event -> {
                  if (event instanceof TrainingEvent.BatchEnd batch) {
                    batches.add(batch);
                  }
                })
            .build();

    History history = trainer.fit(Blobs.line(1, 50));

    assertThat(batches).extracting(TrainingEvent.BatchEnd::samples).containsExactly(20, 40, 50);
    double mean =
        (20 * batches.get(0).loss() + 20 * batches.get(1).loss() + 10 * batches.get(2).loss()) / 50;
    assertThat(history.last().training().get("loss")).isCloseTo(mean, within(1e-12));
  }

  @Test
  void fit_batchLargerThanTheSamples_isOneBatch() {
    History history =
        Trainer.of(regression(), new SquaredError())
            .epochs(2)
            .batchSize(1000)
            .build()
            .fit(Blobs.line(1, 7));

    assertThat(history.last().samples()).isEqualTo(7);
  }

  @Test
  void fit_events_comeInOrder() {
    List<String> events = new ArrayList<>();
    Trainer trainer =
        Trainer.of(regression(), new SquaredError())
            .epochs(2)
            .batchSize(20)
            .checkpoints(CheckpointStore.inMemory())
            .listener(
                event ->
                    events.add(
                        switch (event) {
                          case TrainingEvent.TrainingStart e ->
                              "start %d of %d, %d batches, %d samples"
                                  .formatted(e.firstEpoch(), e.epochs(), e.batches(), e.samples());
                          case TrainingEvent.BatchEnd e -> "batch " + e.epoch() + "." + e.batch();
                          case TrainingEvent.EpochEnd e -> "epoch " + e.epoch().epoch();
                          case TrainingEvent.CheckpointSaved e -> "saved " + e.epoch();
                          case TrainingEvent.TrainingEnd e -> "end " + e.history().ending();
                        }))
            .build();

    trainer.fit(Blobs.line(1, 40));

    assertThat(events)
        .containsExactly(
            "saved 0",
            "start 1 of 2, 2 batches, 40 samples",
            "batch 1.1",
            "batch 1.2",
            "epoch 1",
            "saved 1",
            "batch 2.1",
            "batch 2.2",
            "epoch 2",
            "saved 2",
            "end COMPLETED");
  }

  @Test
  void fit_regularizer_shrinksWeightsButNotTheReportedLoss() {
    Network free = regression();
    Network held = regression();
    Samples samples = Blobs.line(1, 100);
    Trainer.of(free, new SquaredError()).optimizer(new Sgd(0.05)).build().fit(samples);
    Trainer holding =
        Trainer.of(held, new SquaredError())
            .optimizer(new Sgd(0.05))
            .regularizer(Regularizer.l2(1))
            .build();

    History history = holding.fit(samples);

    float freeWeight = free.parameters().get("0.weight").toFloats()[0];
    assertThat(held.parameters().get("0.weight").toFloats()[0])
        .isBetween(0.3f * freeWeight, 0.7f * freeWeight);
    double loss = holding.evaluate(samples).get("loss");
    assertThat(history.last().training().get("loss")).isBetween(0.5 * loss, 1.5 * loss);
  }

  @Test
  void fit_schedule_setsTheRateOfEachEpoch() {
    List<Double> rates = new ArrayList<>();
    Trainer trainer =
        Trainer.of(regression(), new SquaredError())
            .optimizer(new Sgd(0.5))
            .schedule(new Step(2, 0.5))
            .epochs(4)
            .batchSize(50)
            .listener(
                event -> {
                  if (event instanceof TrainingEvent.BatchEnd batch) {
                    rates.add(batch.learningRate());
                  }
                })
            .build();

    History history = trainer.fit(Blobs.line(1, 100));

    assertThat(rates).containsExactly(0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25);
    assertThat(history.epochs())
        .extracting(EpochRecord::learningRate)
        .containsExactly(0.5, 0.5, 0.25, 0.25);
  }

  @Test
  void fit_frozenPart_staysAsItIs() {
    Network network = classifier();
    float[] before = network.parameters().get("0.weight").toFloats();
    Trainer trainer =
        Trainer.of(network, new CrossEntropy())
            .optimizer(OptimizerGroup.of(new Adam(0.1)).with(Selection.all().except("0.**")))
            .epochs(2)
            .build();

    trainer.fit(Blobs.threeClasses(1, 50));

    assertThat(network.parameters().get("0.weight").toFloats()).containsExactly(before);
    assertThat(network.parameters().get("2.bias").toFloats()).isNotEqualTo(new float[3]);
  }

  @Test
  void fit_ownObjective_learnsAndReportsItsMeans() {
    Parameters parameters = Parameters.of(1);
    Sequential layers = Sequential.parse("dense(1) dense(2)");
    Objective autoencoder =
        (scope, batch) -> {
          Tensor x = batch.get("points");
          Tensor restored = layers.apply(x, scope);
          Tensor distance = restored.minus(x).absolute().mean();
          return Outcome.of(Losses.squaredError(restored, x)).withMean("distance", distance);
        };
    Trainer trainer =
        Trainer.of(parameters, autoencoder).optimizer(new Adam(0.05)).epochs(60).build();
    Tensor line = Blobs.line(1, 64).get(Samples.INPUT).slice(1, 0, 1);
    Samples points = Samples.of(Map.of("points", Tensor.concatenate(1, line, line.times(2))));

    History history = trainer.fit(points);

    assertThat(history.last().training().get("loss")).isLessThan(0.01);
    assertThat(history.last().training().get("distance")).isBetween(0.0, 0.1);
    assertThat(trainer.evaluate(points).output()).isEmpty();
  }

  @Test
  void fit_bytes_areRescaledInsideTheNetwork() {
    byte[] pixels = new byte[40 * 2];
    int[] codes = new int[40];
    for (int i = 0; i < 40; i++) {
      codes[i] = i % 2;
      pixels[2 * i + codes[i]] = (byte) (150 + i);
    }
    Samples samples =
        Samples.of(
            Tensor.of(new Buffer.U8(pixels), Shape.of(40, 2)), Tensor.of(codes, Shape.of(40)));
    Network network =
        Network.of(
            Sequential.of(Rescale.pixels(), Sequential.parse("dense(2)")),
            new TensorType(DType.U8, Shape.of(2)),
            Parameters.of(1));
    Trainer trainer =
        Trainer.of(network, new CrossEntropy())
            .optimizer(new Adam(0.1))
            .metrics(new Accuracy())
            .build();

    trainer.fit(samples);

    assertThat(trainer.evaluate(samples).get("accuracy")).isEqualTo(1);
  }

  @Test
  void settings_outOfRange_throw() {
    Trainer.Builder builder = Trainer.of(regression(), new SquaredError());

    assertThatThrownBy(() -> builder.epochs(-1))
        .hasMessage("trainer: epochs must be at least 0; found -1");
    assertThatThrownBy(() -> builder.batchSize(0))
        .hasMessage("trainer: batchSize must be at least 1; found 0");
  }

  @Test
  void fit_zeroEpochs_changesNothing() {
    Network network = regression();
    float[] before = network.parameters().get("0.weight").toFloats();

    History history =
        Trainer.of(network, new SquaredError()).epochs(0).build().fit(Blobs.line(1, 10));

    assertThat(history).isEqualTo(new History(List.of(), Ending.COMPLETED, Optional.empty()));
    assertThat(history.samplesPerSecond()).isNaN();
    assertThat(network.parameters().get("0.weight").toFloats()).containsExactly(before);
  }

  @Test
  void history_speed_isTheMedianWithoutTheFirstEpoch() {
    List<EpochRecord> epochs = new ArrayList<>();
    for (double seconds : new double[] {100, 1, 4, 2, 10}) {
      epochs.add(new EpochRecord(epochs.size() + 1, Map.of(), Map.of(), 0.1, 100, seconds));
    }

    assertThat(new History(epochs, Ending.COMPLETED, Optional.empty()).samplesPerSecond())
        .isEqualTo((50 + 25) / 2.0);
    assertThat(
            new History(epochs.subList(0, 4), Ending.COMPLETED, Optional.empty())
                .samplesPerSecond())
        .isEqualTo(50);
    assertThat(
            new History(epochs.subList(0, 1), Ending.COMPLETED, Optional.empty())
                .samplesPerSecond())
        .isEqualTo(1);
  }
}
