package dev.cajal.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.metric.Accuracy;
import dev.cajal.nn.optimizer.Optimizers;
import dev.cajal.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateFinderTest {
  private static final Samples TRAINING = Blobs.threeClasses(1, 50);

  private static Network network() {
    return Network.of(Sequential.parse("dense(6) tanh dense(3)"), Shape.of(2), 9);
  }

  private static Trainer trainer(Network network, String optimizer) {
    return Trainer.of(network, new CrossEntropy())
        .optimizer(Optimizers.parse(optimizer))
        .metrics(new Accuracy())
        .batchSize(16)
        .epochs(20)
        .build();
  }

  @Test
  void findRate_rates_growByOneFactorAndLeaveTheNetwork() {
    Network network = network();
    List<double[]> before = network.parameters().all().stream().map(v -> v.toDoubles()).toList();

    RateCurve curve = trainer(network, "sgd").findRate(TRAINING, new RateFinder(1e-4, 1, 41));

    assertThat(curve.points().getFirst().rate()).isCloseTo(1e-4, within(1e-16));
    assertThat(curve.points().get(10).rate()).isCloseTo(1e-3, within(1e-12));
    assertThat(curve.points().get(20).rate()).isCloseTo(1e-2, within(1e-12));
    assertThat(network.parameters().all().stream().map(v -> v.toDoubles()).toList())
        .usingRecursiveComparison()
        .isEqualTo(before);
    assertThat(trainer(network, "sgd").findRate(TRAINING, new RateFinder(1e-4, 1, 41)))
        .isEqualTo(curve);
  }

  @Test
  void suggestion_trainedWith_learns() {
    for (String optimizer : List.of("sgd", "adam")) {
      RateCurve curve = trainer(network(), optimizer).findRate(TRAINING, new RateFinder());
      double rate = curve.suggestion().orElseThrow();
      Network network = network();

      History history = trainer(network, optimizer + "(" + rate + ")").fit(TRAINING, TRAINING);

      assertThat(rate).isBetween(1e-4, 5.0);
      assertThat(history.last().validation().get("accuracy")).isGreaterThan(0.9);
    }
  }

  @Test
  void findRate_divergence_endsTheCurve() {
    Network network = Network.of(Sequential.parse("dense(6) relu dense(3)"), Shape.of(2), 9);

    RateCurve curve = trainer(network, "sgd").findRate(TRAINING, new RateFinder(1e-3, 1e30, 200));

    assertThat(curve.points()).hasSizeLessThan(100);
    assertThat(curve.suggestion()).isPresent();
  }

  @Test
  void curve_losses_areSmoothedFromTheFirstOn() {
    RateCurve curve = RateCurve.of(List.of(1.0, 2.0, 3.0), List.of(1.0, 2.0, 4.0));

    assertThat(curve.points().stream().mapToDouble(RateCurve.Point::smoothed).toArray())
        .containsExactly(new double[] {1, (0.9 + 2) / 1.9, (0.81 + 1.8 + 4) / 2.71}, within(1e-12));
    assertThat(curve.suggestion()).isEmpty();
  }

  @Test
  void settings_outOfRange_throw() {
    assertThatThrownBy(() -> new RateFinder(1, 1, 100))
        .hasMessage(
            "rate finder: lowest must be greater than 0, highest greater than that and steps at"
                + " least 10; found lowest 1.0, highest 1.0, steps 100");
    assertThatThrownBy(() -> new RateFinder(1e-3, 1, 9)).hasMessageEndingWith("steps 9");
  }
}
