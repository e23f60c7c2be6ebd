package dev.cajal.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.loss.CrossEntropy;
import dev.cajal.nn.loss.GaussianLikelihood;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.nn.loss.SquaredError;
import dev.cajal.nn.metric.RSquared;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.shape.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Weights and reductions from the samples to the trained parameters. */
class WeightedTrainingTest {
  private static final Tensor X = RandomKey.of(1).normal(Shape.of(6, 2)).evaluate();
  private static final Tensor Y = RandomKey.of(2).normal(Shape.of(6)).evaluate();
  private static final Tensor TWICE = Tensor.of(new int[] {0, 1, 2, 3, 4, 4, 5, 5, 5}, Shape.of(9));

  private static Tensor weights(double... values) {
    return Tensor.of(values, Shape.of(values.length));
  }

  private static Network network() {
    return Network.of(Sequential.parse("dense(3) tanh dense(1)"), Shape.of(2), 7);
  }

  private static Trainer.Builder trainer(Network network, Reduction reduction) {
    return Trainer.of(network.parameters(), Objective.of(network, new SquaredError(), reduction))
        .optimizer(new Sgd(0.01))
        .shuffle(false);
  }

  private static float[] all(Network network) {
    float[] all = new float[(int) network.parameters().count()];
    int at = 0;
    for (Tensor value : network.parameters().values().values()) {
      for (float number : value.toFloats()) {
        all[at++] = number;
      }
    }
    return all;
  }

  @Test
  void fit_weightTwoWithSum_isTheSampleTwice() {
    Network weighted = network();
    trainer(weighted, Reduction.SUM)
        .build()
        .fit(Samples.of(X, Y).withWeights(weights(1, 1, 1, 1, 2, 3)));
    Network repeated = network();
    trainer(repeated, Reduction.SUM)
        .build()
        .fit(Samples.of(X.gather(0, TWICE), Y.gather(0, TWICE)));

    assertThat(all(weighted)).containsExactly(all(repeated), within(1e-6f));
    assertThat(all(weighted)).isNotEqualTo(all(network()));
  }

  @Test
  void fit_weightsOfOne_giveTheSameBitsAsNone() {
    Network plain = network();
    trainer(plain, Reduction.MEAN).batchSize(4).build().fit(Samples.of(X, Y));
    Network weighted = network();
    trainer(weighted, Reduction.MEAN)
        .batchSize(4)
        .build()
        .fit(Samples.of(X, Y).withWeights(weights(1, 1, 1, 1, 1, 1)));

    assertThat(all(weighted)).isEqualTo(all(plain));
  }

  @Test
  void resume_withWeights_endsWithTheSameBits() {
    Samples samples = Samples.of(X, Y).withWeights(weights(1, 0.5, 1, 2, 2, 3));
    Network straight = network();
    trainer(straight, Reduction.MEAN).batchSize(4).shuffle(true).epochs(4).build().fit(samples);

    MemoryStore store = new MemoryStore();
    Network first = network();
    trainer(first, Reduction.MEAN)
        .batchSize(4)
        .shuffle(true)
        .epochs(2)
        .checkpoints(store)
        .build()
        .fit(samples);
    Network resumed = network();
    trainer(resumed, Reduction.MEAN)
        .batchSize(4)
        .shuffle(true)
        .epochs(4)
        .checkpoints(store)
        .build()
        .resume(samples);

    assertThat(all(resumed)).isEqualTo(all(straight));
  }

  @Test
  void evaluate_anyBatch_givesTheReductionOfAllSamples() {
    Network network = network();
    double[] losses = new SquaredError().perSample(network.predict(X), Y.to(X.dtype())).toDoubles();
    double[] factors = {1, 2, 0, 1, 0.5, 1.5};
    double sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += losses[i] * factors[i];
    }
    Samples samples = Samples.of(X, Y).withWeights(weights(factors));

    for (int batch : new int[] {1, 4, 6}) {
      assertThat(loss(network, Reduction.SUM, samples, batch)).isCloseTo(sum, within(1e-5));
      assertThat(loss(network, Reduction.MEAN, samples, batch)).isCloseTo(sum / 6, within(1e-6));
      assertThat(loss(network, Reduction.HALF_MEAN, samples, batch))
          .isCloseTo(sum / 12, within(1e-6));
    }
  }

  private static double loss(Network network, Reduction reduction, Samples samples, int batch) {
    return trainer(network, reduction)
        .evaluationBatchSize(batch)
        .build()
        .evaluate(samples)
        .get("loss");
  }

  @Test
  void evaluate_lossWithALink_measuresPredictions() {
    Network network = Network.of(Sequential.parse("dense(2)"), Shape.of(2), 7);
    Trainer trainer = Trainer.of(network, new GaussianLikelihood()).metrics(new RSquared()).build();
    Evaluation evaluation = trainer.evaluate(Samples.of(X, Y));
    double[] mean = network.predict(X).slice(1, 0, 1).toDoubles();
    double[] y = Y.toDoubles();
    double average = Y.mean().toDouble();
    double residual = 0;
    double total = 0;
    for (int i = 0; i < 6; i++) {
      residual += (y[i] - mean[i]) * (y[i] - mean[i]);
      total += (y[i] - average) * (y[i] - average);
    }

    assertThat(evaluation.get("r2")).isCloseTo(1 - residual / total, within(1e-6));
  }

  @Test
  void fit_weightsThatCannotBe_areNamed() {
    assertThatThrownBy(
            () ->
                trainer(network(), Reduction.MEAN)
                    .build()
                    .fit(Samples.of(X, Y).withWeights(weights(1, 1, -1, 1, 1, 1))))
        .hasMessage("weights: each must be a number of at least 0; sample 3 has -1.0");
    assertThatThrownBy(
            () ->
                trainer(network(), Reduction.MEAN)
                    .build()
                    .fit(Samples.of(X, Y).withWeights(weights(0, 0, 0, 0, 0, 0))))
        .hasMessage("weights: at least one must be greater than 0; all 6 are 0");
    assertThatThrownBy(() -> Samples.of(X, Y).withWeights(weights(1, 2)))
        .hasMessage(
            "samples: every field needs the same number of samples, at least 1, as its first axis;"
                + " found weight f64[2] after a field of 6");
  }

  @Test
  void samples_withWeights_keepTheirFields() {
    Samples samples = Samples.of(X, Y).withWeights(weights(1, 1, 1, 1, 1, 2));

    assertThat(samples.fields()).containsOnlyKeys("input", "target", "weight");
    Map<String, ?> types = samples.batch(2);
    assertThat(types.get("weight")).hasToString("f64[2]");
    assertThat(Objective.of(network(), new CrossEntropy()).link())
        .contains(new CrossEntropy().link());
  }
}
