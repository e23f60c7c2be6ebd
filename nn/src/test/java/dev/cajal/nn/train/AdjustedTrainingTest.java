package dev.cajal.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.loss.Regularizer;
import dev.cajal.nn.metric.Accuracy;
import dev.cajal.nn.optimizer.Adam;
import dev.cajal.nn.optimizer.ClipByGlobalNorm;
import dev.cajal.nn.optimizer.ClipByValue;
import dev.cajal.nn.optimizer.ExponentialAverage;
import dev.cajal.nn.optimizer.Optimizers;
import dev.cajal.nn.optimizer.PolyakAverage;
import dev.cajal.nn.optimizer.Projection;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.nn.optimizer.WeightDecay;
import dev.cajal.nn.schedule.Plateau;
import dev.cajal.nn.schedule.Warmup;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings with clipping, decay, projection, averages and schedules that watch the loss. */
class AdjustedTrainingTest {
  private static final int EPOCHS = 6;
  private static final Samples TRAINING = Blobs.threeClasses(1, 50);
  private static final Samples VALIDATION = Blobs.threeClasses(2, 30);

  private static Network network(String layers) {
    return Network.of(Sequential.parse(layers), Shape.of(2), 9);
  }

  private static Trainer.Builder everything(Network network) {
    return Trainer.of(network, new CrossEntropy())
        .optimizer(Optimizers.parse("nadam(0.2)"))
        .schedule(new Warmup(0.5, new Plateau(1, 0.5, 0.5, 0.01)))
        .regularizer(Regularizer.l1(0.001))
        .clipping(new ClipByValue(0.3))
        .clipping(new ClipByGlobalNorm(0.5))
        .weightDecay(WeightDecay.of(0.01))
        .projection(Projection.maxNorm(2))
        .averaging(new ExponentialAverage(0.9))
        .earlyStopping(EarlyStopping.of(50))
        .epochs(EPOCHS)
        .batchSize(16);
  }

  private static List<double[]> values(Network network) {
    return network.parameters().all().stream().map(v -> v.toDoubles()).toList();
  }

  private static List<List<Object>> measured(History history) {
    return history.epochs().stream()
        .map(e -> List.<Object>of(e.training(), e.validation(), e.learningRate()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5})
  void resume_everythingOn_endsWithTheSameBits(int epoch) {
    Network whole = network("dense(6) relu dropout(0.3) dense(3)");
    History uninterrupted = everything(whole).build().fit(TRAINING, VALIDATION);
    CheckpointStore store = CheckpointStore.inMemory();
    StopSignal stop = new StopSignal();
    everything(network("dense(6) relu dropout(0.3) dense(3)"))
        .checkpoints(store)
        .stop(stop)
        .listener(
            event -> {
              if (event instanceof TrainingEvent.EpochEnd end && end.epoch().epoch() == epoch) {
                stop.give();
              }
            })
        .build()
        .fit(TRAINING, VALIDATION);

    Network second = network("dense(6) relu dropout(0.3) dense(3)");
    History history = everything(second).checkpoints(store).build().resume(TRAINING, VALIDATION);

    assertThat(measured(history)).isEqualTo(measured(uninterrupted));
    assertThat(history.epochs().getLast().learningRate()).isLessThan(0.2);
    assertThat(values(second)).usingRecursiveComparison().isEqualTo(values(whole));
  }

  @Test
  void averaging_validationAndResult_areOfTheAverage() {
    Network plain = network("dense(3)");
    List<double[]> weights = new ArrayList<>();
    weights.add(plain.parameters().get("0.weight").toDoubles());
    Trainer.of(plain, new CrossEntropy())
        .optimizer(new Sgd(0.5))
        .epochs(2)
        .batchSize(25)
        .listener(
            event -> {
              if (event instanceof TrainingEvent.BatchEnd) {
                weights.add(plain.parameters().get("0.weight").toDoubles());
              }
            })
        .build()
        .fit(TRAINING);
    Network averaged = network("dense(3)");
    Trainer trainer =
        Trainer.of(averaged, new CrossEntropy())
            .optimizer(new Sgd(0.5))
            .averaging(new PolyakAverage())
            .metrics(new Accuracy())
            .epochs(2)
            .batchSize(25)
            .build();

    History history = trainer.fit(TRAINING, VALIDATION);

    double[] mean = new double[6];
    weights.forEach(w -> Arrays.setAll(mean, i -> mean[i] + w[i] / weights.size()));
    assertThat(weights).hasSize(5);
    assertThat(averaged.parameters().get("0.weight").toDoubles())
        .containsExactly(mean, within(1e-6));
    Map<String, Double> again = trainer.evaluate(VALIDATION).values();
    assertThat(again).isEqualTo(history.last().validation());
  }

  @Test
  void averaging_resumedWhenFinished_keepsTheAverage() {
    CheckpointStore store = CheckpointStore.inMemory();
    Network first = network("dense(3)");
    Trainer.of(first, new CrossEntropy())
        .averaging(new PolyakAverage())
        .checkpoints(store)
        .epochs(2)
        .build()
        .fit(TRAINING);
    Network second = network("dense(3)");

    Trainer.of(second, new CrossEntropy())
        .averaging(new PolyakAverage())
        .checkpoints(store)
        .epochs(2)
        .build()
        .resume(TRAINING);

    assertThat(values(second)).usingRecursiveComparison().isEqualTo(values(first));
  }

  @Test
  void averaging_noEpochs_keepsTheStart() {
    Network network = network("dense(3)");
    List<double[]> before = values(network);

    Trainer.of(network, new CrossEntropy())
        .averaging(new PolyakAverage())
        .epochs(0)
        .build()
        .fit(TRAINING);

    assertThat(values(network)).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void plateau_nothingValidated_watchesTheTrainingLoss() {
    History history =
        Trainer.of(network("dense(3)"), new CrossEntropy())
            .optimizer(new Adam(0.001))
            .schedule(new Plateau(1, 0.5, 0.9, 0))
            .epochs(4)
            .build()
            .fit(TRAINING);

    assertThat(history.epochs().stream().map(EpochRecord::learningRate))
        .containsExactly(0.001, 0.001, 0.0005, 0.00025);
  }

  @Test
  void projection_network_keepsItsUnitsWithinTheNorm() {
    Network network = network("dense(6) relu dense(3)");

    Trainer.of(network, new CrossEntropy())
        .optimizer(new Sgd(1))
        .projection(Projection.maxNorm(0.5))
        .epochs(3)
        .build()
        .fit(TRAINING);

    for (String path : List.of("0.weight", "2.weight")) {
      double[] norms = network.parameters().get(path).square().sum(0).sqrt().toDoubles();
      assertThat(Arrays.stream(norms).boxed()).allMatch(norm -> norm <= 0.5 + 1e-6);
      assertThat(Arrays.stream(norms).boxed()).anyMatch(norm -> norm > 0.49);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sgd(0.5)",
        "momentum(0.05)",
        "heavy_ball(0.05)",
        "nesterov(0.05)",
        "averaged_momentum(0.5)",
        "adam(0.02)",
        "adamw(0.02)",
        "amsgrad(0.02)",
        "nadam(0.02)",
        "rmsprop(0.02)",
        "adagrad(0.3)",
        "adadelta(1, epsilon=0.001)",
        "lion(0.01)"
      })
  void fit_anyOptimizer_learnsASmallNetwork(String optimizer) {
    Network network = network("dense(8) tanh dense(3)");

    History history =
        Trainer.of(network, new CrossEntropy())
            .optimizer(Optimizers.parse(optimizer))
            .metrics(new Accuracy())
            .epochs(25)
            .batchSize(16)
            .build()
            .fit(TRAINING, VALIDATION);

    assertThat(history.last().validation().get("accuracy")).isGreaterThan(0.9);
  }
}
