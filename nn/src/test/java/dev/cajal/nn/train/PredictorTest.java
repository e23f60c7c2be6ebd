package dev.cajal.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.layer.Standardize;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PredictorTest {
  private static final int CLASSES = 5;

  private final Network network =
      Network.of(
              Sequential.parse("dense(20) gelu dense(33) tanh dropout(0.5) dense(5)"),
              Shape.of(7),
              3)
          .withOutput(Activation.SOFTMAX);

  private static Tensor samples(int count) {
    return RandomKey.of(6).normal(Shape.of(count, 7)).evaluate();
  }

  @Test
  void predict_anyBatch_givesARowTheSameBits() {
    Predictor predictor = Predictor.of(network, 16, 1);
    Tensor samples = samples(53);
    float[] all = predictor.predict(samples).toFloats();

    for (int size : new int[] {1, 2, 3, 5, 8, 16, 17, 40}) {
      for (int from = 0; from + size <= 53; from += size) {
        float[] part = predictor.predict(samples.slice(0, from, from + size)).toFloats();
        assertThat(part)
            .as("%d rows from %d", size, from)
            .containsExactly(Arrays.copyOfRange(all, from * CLASSES, (from + size) * CLASSES));
      }
    }
    assertThat(network.predict(samples).toFloats()).containsExactly(all);
  }

  @Test
  void predict_manyThreads_giveTheSameBits() throws Exception {
    Predictor predictor = Predictor.of(network, 8, 2);
    Tensor samples = samples(20);
    float[] expected = predictor.predict(samples).toFloats();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<float[]>> results = new ArrayList<>();
      for (int call = 0; call < 60; call++) {
        results.add(threads.submit(() -> predictor.predict(samples).toFloats()));
      }
      for (Future<float[]> result : results) {
        assertThat(result.get()).containsExactly(expected);
      }
    }
  }

  @Test
  void predict_manyBlocks_sameBitsForAnyTeam() {
    Network wide = Network.of(Sequential.parse("dense(64) relu dense(5)"), Shape.of(90), 3);
    Tensor samples = RandomKey.of(6).normal(Shape.of(300, 90)).evaluate();
    float[] expected = new float[300 * CLASSES];
    Predictor single = Predictor.of(wide);
    for (int row = 0; row < 300; row++) {
      float[] alone = single.predict(samples.slice(0, row, row + 1)).toFloats();
      System.arraycopy(alone, 0, expected, row * CLASSES, CLASSES);
    }
    int before = WorkerTeam.shared().size();
    try {
      for (int threads = 1; threads <= 4; threads++) {
        WorkerTeam.setSharedSize(threads);
        Predictor predictor = Predictor.of(wide);
        for (int call = 0; call < 3; call++) {
          assertThat(predictor.predict(samples).toFloats())
              .as("%d threads, call %d", threads, call)
              .containsExactly(expected);
        }
      }
    } finally {
      WorkerTeam.setSharedSize(before);
    }
  }

  @Test
  void predict_laterTraining_isNotSeen() {
    Tensor samples = samples(3);
    Predictor predictor = Predictor.of(network);
    float[] before = predictor.predict(samples).toFloats();

    network.parameters().get("5.bias").set(Tensor.of(9, 0, 0, 0, 0));

    assertThat(predictor.predict(samples).toFloats()).containsExactly(before);
    assertThat(Predictor.of(network).predict(samples).toFloats()).isNotEqualTo(before);
  }

  @Test
  void predict_ownStorage_allocatesLittle() {
    Predictor predictor = Predictor.of(network);
    Buffer samples = samples(1).buffer();
    Buffer results = Buffer.allocate(DType.F32, CLASSES);
    for (int call = 0; call < 2000; call++) {
      predictor.predict(samples, 1, results);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getCurrentThreadAllocatedBytes();
    for (int call = 0; call < 1000; call++) {
      predictor.predict(samples, 1, results);
    }

    assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 1000).isLessThan(512);
    assertThat(((Buffer.F32) results).floats())
        .containsExactly(network.predict(samples(1)).toFloats());
  }

  @Test
  void predict_probabilities_addUpToOne() {
    float[] p = network.predict(samples(1)).toFloats();
    float sum = 0;
    for (float value : p) {
      sum += value;
    }

    assertThat(p).hasSize(CLASSES);
    assertThat(sum).isBetween(0.9999f, 1.0001f);
    assertThat(network.result()).isEqualTo(TensorType.f32(CLASSES));
  }

  @Test
  void predict_moreBlocksThanATaskHasParts_predictsAll() {
    int before = WorkerTeam.shared().size();
    try {
      WorkerTeam.setSharedSize(2);
      Network small = Network.of(Sequential.parse("dense(16) tanh dense(1)"), Shape.of(2), 3);
      int count = 66_000;
      Buffer.F32 results = new Buffer.F32(new float[count]);
      Predictor.of(small, 1, 1).predict(new Buffer.F32(new float[2 * count]), count, results);
      Predictor.of(small, 1, 1).predict(new Buffer.F32(new float[2]), 1, results);
      assertThat(results.floats()).containsOnly(results.floats()[0]);
    } finally {
      WorkerTeam.setSharedSize(before);
    }
  }

  @Test
  void predict_noSamples_givesNone() {
    assertThat(network.predict(Tensor.zeros(0, 7)).shape()).isEqualTo(Shape.of(0, CLASSES));
  }

  @Test
  void predict_otherSamples_throws() {
    assertThatThrownBy(() -> network.predict(Tensor.zeros(3, 8)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "predict: samples must be f32[7] with an axis of samples before; found f32[3, 8]");
    assertThatThrownBy(() -> network.predict(Tensor.zeros(7)))
        .hasMessageEndingWith("found f32[7]; one sample is a batch of 1: reshape it to [1, 7]");
    assertThat(network.predict(Tensor.zeros(7).reshape(1, 7)).shape().dim(0)).isEqualTo(1);
    Tensor doubles = Tensor.zeros(3, 7).to(DType.F64);
    assertThatThrownBy(() -> network.predict(doubles))
        .hasMessageEndingWith("found f64[3, 7]; to(DType.F32) converts them");
    assertThatThrownBy(() -> network.predict(null)).hasMessage("predict: samples");
    assertThatThrownBy(() -> Predictor.of(network, 0, 1))
        .hasMessage(
            "predictor: the largest batch and the calls at once must be at least 1; found 0 and 1");
  }

  @Test
  void network_preprocessing_isPartOfPrediction() {
    Parameters parameters = Parameters.of(1);
    TensorType sample = TensorType.f32(2);
    Network plain = Network.of(Sequential.parse("dense(1)"), sample, parameters);
    Network standardized =
        plain.withPreprocessing(new Standardize(List.of(10.0, 20.0), List.of(2.0, 4.0)));

    float[] raw = standardized.predict(Tensor.of(new float[][] {{12, 16}})).toFloats();

    assertThat(raw).containsExactly(plain.predict(Tensor.of(new float[][] {{1, -1}})).toFloats());
    assertThat(parameters.count()).isEqualTo(3);
  }

  @Test
  void network_layersThatDoNotFit_throwWithTheirPlace() {
    assertThatThrownBy(() -> Network.of(Sequential.parse("dense(3) flatten"), Shape.scalar(), 1))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "dense: the input must have at least 2 axes, the first one the batch; found shape [2];"
                + " in 0 Dense(2 → 3)");
    assertThatThrownBy(
            () -> Network.of((input, scope) -> input.sum(), TensorType.f32(2), Parameters.of(1)))
        .hasMessage(
            "network: the output must keep the batch as first axis; a batch f32[2, 2] gives f32[]");
  }

  @Test
  void network_doubles_predictsInDoubles() {
    Network doubles =
        Network.of(
            Sequential.parse("dense(2)"),
            new TensorType(DType.F64, Shape.of(3)),
            Parameters.of(1, DType.F64));

    Tensor prediction = doubles.predict(Tensor.of(new double[] {1, 2, 3}, Shape.of(1, 3)));

    assertThat(prediction.type()).isEqualTo(new TensorType(DType.F64, Shape.of(1, 2)));
  }
}
