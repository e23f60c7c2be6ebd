package dev.cajal.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Mode;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layers that draw random numbers. */
class NoiseLayersTest {
  private final Parameters parameters = Parameters.of(1);

  static Stream<Layer> layers() {
    return Stream.of(
        new Dropout(0.2), new AlphaDropout(0.2), new GaussianNoise(0.3), new StochasticDepth(0.8));
  }

  private Tensor train(Layer layer, Tensor x) {
    return layer.apply(x, Trace.of(parameters, Mode.training()).scope());
  }

  @ParameterizedTest
  @MethodSource("layers")
  void apply_prediction_isTheInput(Layer layer) {
    Tensor x = Tensor.ones(2, 2);

    assertThat(layer.apply(x, Trace.prediction(parameters).scope())).isSameAs(x);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void apply_stochastic_repeatsAtAStepAndDiffersAtTheNext(Layer layer) {
    Tensor x = Tensor.ones(50, 4);
    Trace next = Trace.of(parameters, Mode.training(), Tensor.of(new int[] {1}, Shape.scalar()));

    float[] y = train(layer, x).toFloats();

    assertThat(train(layer, x).toFloats()).containsExactly(y);
    assertThat(layer.apply(x, next.scope()).toFloats()).isNotEqualTo(y);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void apply_standardNumbers_keepsTheMean(Layer layer) {
    Tensor x =
        RandomKey.of(8)
            .normal(Shape.of(20_000, 1), DType.F64)
            .plus(layer instanceof AlphaDropout ? 0 : 1);

    double mean = train(layer, x).mean().toDoubles()[0];

    assertThat(mean).isCloseTo(layer instanceof AlphaDropout ? 0 : 1, within(0.04));
  }

  @Test
  void alphaDropout_standardNumbers_keepsTheVariance() {
    Tensor x = RandomKey.of(8).normal(Shape.of(200, 100), DType.F64);

    double variance = train(new AlphaDropout(0.3), x).variance().toDoubles()[0];

    assertThat(variance).isCloseTo(1, within(0.03));
  }

  @Test
  void alphaDropout_zeros_areTheTwoValuesOfThePaper() {
    double[] y = train(new AlphaDropout(0.1), Tensor.zeros(100, 10).to(DType.F64)).toDoubles();

    // α′ = −1.7580993408, q = 0.9: a = (0.9 + α′²·0.09)^(−½), b = −a·0.1·α′.
    double low = -1.7580993408473766;
    double a = 1 / Math.sqrt(0.9 + low * low * 0.09);
    double b = -a * 0.1 * low;
    int dropped = 0;
    for (double value : y) {
      boolean isLow = value < 0;
      dropped += isLow ? 1 : 0;
      assertThat(value).isCloseTo(isLow ? a * low + b : b, within(1e-12));
    }
    assertThat(dropped).isBetween(65, 135);
  }

  @Test
  void gaussianNoise_zeros_haveTheDeviation() {
    Tensor y = train(new GaussianNoise(0.3), Tensor.zeros(200, 100));

    assertThat(y.variance().toDoubles()[0]).isCloseTo(0.09, within(0.004));
  }

  @Test
  void stochasticDepth_samples_areKeptOrDroppedWhole() {
    double[] y = train(new StochasticDepth(0.8), Tensor.ones(500, 2, 3)).toDoubles();

    int kept = 0;
    for (int sample = 0; sample < 500; sample++) {
      double[] numbers = Arrays.copyOfRange(y, 6 * sample, 6 * sample + 6);
      assertThat(numbers[0]).isIn(0.0, 1.25);
      assertThat(numbers).containsOnly(numbers[0]);
      kept += numbers[0] > 0 ? 1 : 0;
    }
    assertThat(kept).isBetween(360, 440);
  }

  @Test
  void apply_nothingToDo_isTheInputInTraining() {
    Tensor x = Tensor.ones(2, 2);

    assertThat(train(new AlphaDropout(0), x)).isSameAs(x);
    assertThat(train(new GaussianNoise(0), x)).isSameAs(x);
    assertThat(train(new StochasticDepth(1), x)).isSameAs(x);
  }

  @Test
  void constructors_badSettings_throw() {
    assertThatThrownBy(() -> new AlphaDropout(1))
        .hasMessage("alpha_dropout: rate must be at least 0 and less than 1; found 1.0");
    assertThatThrownBy(() -> new GaussianNoise(-1))
        .hasMessage("gaussian_noise: deviation must be finite and at least 0; found -1.0");
    assertThatThrownBy(() -> new StochasticDepth(0))
        .hasMessage("stochastic_depth: survival must be more than 0 and at most 1; found 0.0");
  }
}
