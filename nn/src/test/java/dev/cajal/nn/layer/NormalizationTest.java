package dev.cajal.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Compiler;
import dev.cajal.Executable;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.parameter.Mode;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import org.junit.jupiter.api.Test;

class NormalizationTest {
  private final Parameters parameters = Parameters.of(1, DType.F64);

  /** One training step: its output, with the state moved. */
  private Tensor train(Layer layer, Tensor x) {
    Trace trace = Trace.of(parameters, Mode.training());
    Tensor y = layer.apply(x, trace.scope());
    Executable step = Compiler.compile(Compiler.inputs(), Compiler.outputs(y), trace.updates());
    return step.run();
  }

  private Tensor predict(Layer layer, Tensor x) {
    return layer.apply(x, Trace.prediction(parameters).scope());
  }

  private static Tensor matrix(int columns, double... values) {
    return Tensor.of(values, Shape.of(values.length / columns, columns));
  }

  @Test
  void batchNorm_training_normalisesEachFeatureByTheBatch() {
    Tensor y = train(new BatchNorm(0.9, 1e-3, true), matrix(2, 1, 10, 3, 10, 5, 40));

    // Feature 1: mean 3, variance 8/3. Feature 2: mean 20, variance 200.
    double first = 2 / Math.sqrt(8.0 / 3 + 1e-3);
    double second = 10 / Math.sqrt(200 + 1e-3);
    assertThat(y.toDoubles())
        .containsExactly(
            new double[] {-first, -second, 0, -second, first, 2 * second}, within(1e-12));
  }

  @Test
  void batchNorm_training_movesTheRunningStatistics() {
    train(new BatchNorm(0.9, 1e-3, true), matrix(2, 1, 10, 3, 10, 5, 40));

    assertThat(parameters.get("mean").toDoubles())
        .containsExactly(new double[] {0.3, 2}, within(1e-12));
    // The batch's variances divided by n − 1 are 4 and 300.
    assertThat(parameters.get("variance").toDoubles())
        .containsExactly(new double[] {0.9 + 0.4, 0.9 + 30}, within(1e-12));
  }

  @Test
  void batchNorm_prediction_usesTheRunningStatisticsAndLeavesThem() {
    BatchNorm layer = new BatchNorm();
    predict(layer, matrix(1, 0));
    parameters.get("mean").set(Tensor.of(new double[] {2}, Shape.of(1)));
    parameters.get("variance").set(Tensor.of(new double[] {4}, Shape.of(1)));
    parameters.get("scale").set(Tensor.of(new double[] {10}, Shape.of(1)));
    parameters.get("shift").set(Tensor.of(new double[] {-1}, Shape.of(1)));
    Trace trace = Trace.prediction(parameters);

    Tensor y = layer.apply(matrix(1, 0, 6), trace.scope());

    double root = Math.sqrt(4 + 1e-5);
    assertThat(y.toDoubles())
        .containsExactly(new double[] {-20 / root - 1, 40 / root - 1}, within(1e-12));
    assertThat(trace.updates()).isEmpty();
  }

  @Test
  void batchNorm_manySteps_runningStatisticsBecomeTheDatas() {
    Tensor x = RandomKey.of(4).normal(Shape.of(64, 3), DType.F64).times(3).plus(5).evaluate();
    BatchNorm layer = new BatchNorm(0.5, 1e-5, true);
    for (int step = 0; step < 60; step++) {
      train(layer, x);
    }

    double[] predicted = predict(layer, x).toDoubles();

    double[] unbiased = x.variance(0).times(64.0 / 63).toDoubles();
    assertThat(parameters.get("variance").toDoubles()).containsExactly(unbiased, within(1e-9));
    double[] trained = train(layer, x).toDoubles();
    for (int i = 0; i < trained.length; i++) {
      assertThat(predicted[i]).isCloseTo(trained[i], within(0.03));
    }
  }

  @Test
  void batchNorm_images_takesStatisticsOverAllButTheChannels() {
    Tensor x = RandomKey.of(4).normal(Shape.of(2, 3, 5, 2), DType.F64).times(3).plus(1).evaluate();

    Tensor y = train(new BatchNorm(), x);

    assertThat(y.shape()).isEqualTo(x.shape());
    assertThat(y.mean(0, 1, 2).toDoubles()).containsExactly(new double[] {0, 0}, within(1e-12));
    assertThat(y.variance(0, 1, 2).toDoubles()).containsExactly(new double[] {1, 1}, within(1e-4));
    assertThat(parameters.get("mean").shape()).isEqualTo(Shape.of(2));
  }

  @Test
  void batchNorm_oneNumberForEachChannel_keepsTheRunningStatistics() {
    BatchNorm layer = new BatchNorm();
    train(layer, matrix(1, 1, 5));
    double[] before = parameters.get("variance").toDoubles();

    Tensor y = train(layer, matrix(1, 7));

    assertThat(parameters.get("variance").toDoubles()).containsExactly(before);
    assertThat(y.toDoubles()).containsExactly(predict(layer, matrix(1, 7)).toDoubles());
  }

  @Test
  void batchNorm_frozen_usesTheRunningStatisticsInTraining() {
    Tensor x = matrix(1, 1, 5);
    Trace trace = Trace.of(parameters, new Mode(true, false));

    Tensor y = new BatchNorm().apply(x, trace.scope());

    assertThat(y.toDoubles()).containsExactly(predict(new BatchNorm(), x).toDoubles());
    assertThat(trace.updates()).isEmpty();
  }

  @Test
  void batchNorm_state_isSavedButNotLearned() {
    predict(new BatchNorm(), matrix(2, 0, 0));

    assertThat(parameters.trainable()).extracting(Variable::name).containsExactly("scale", "shift");
    assertThat(parameters.values()).containsOnlyKeys("mean", "scale", "shift", "variance");
  }

  @Test
  void batchNorm_constantFeature_isShiftWithFiniteSlope() {
    assertThat(train(new BatchNorm(), matrix(1, 3, 3, 3)).toDoubles()).containsExactly(0, 0, 0);
  }

  @Test
  void layerNorm_sample_hasMeanZeroAndVarianceOne() {
    Tensor y = predict(new LayerNorm(1e-3, true), matrix(3, 1, 3, 5, 10, 10, 40));

    double first = 2 / Math.sqrt(8.0 / 3 + 1e-3);
    double second = 10 / Math.sqrt(200 + 1e-3);
    assertThat(y.toDoubles())
        .containsExactly(
            new double[] {-first, 0, first, -second, -second, 2 * second}, within(1e-12));
    assertThat(train(new LayerNorm(1e-3, true), matrix(3, 1, 3, 5, 10, 10, 40)).toDoubles())
        .containsExactly(y.toDoubles());
  }

  @Test
  void layerNorm_parameters_scaleAndShift() {
    Tensor x = matrix(2, 1, 3);
    predict(new LayerNorm(), x);
    parameters.get("scale").set(Tensor.of(new double[] {2, 3}, Shape.of(2)));
    parameters.get("shift").set(Tensor.of(new double[] {10, 20}, Shape.of(2)));

    double unit = 1 / Math.sqrt(1 + 1e-5);
    assertThat(predict(new LayerNorm(), x).toDoubles())
        .containsExactly(new double[] {10 - 2 * unit, 20 + 3 * unit}, within(1e-12));
  }

  @Test
  void affineOff_hasNoParameters() {
    predict(new LayerNorm(1e-5, false), matrix(2, 1, 3));
    assertThat(parameters.all()).isEmpty();

    predict(new BatchNorm(0.9, 1e-5, false), matrix(2, 1, 3));
    assertThat(parameters.trainable()).isEmpty();
  }

  @Test
  void apply_noBatch_throws() {
    assertThatThrownBy(() -> predict(new BatchNorm(), Tensor.zeros(4)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "batch_norm: the input must have at least 2 axes, the first one the batch; found shape"
                + " [4]");
    assertThatThrownBy(() -> predict(new LayerNorm(), Tensor.zeros(4)))
        .hasMessageStartingWith("layer_norm: the input must have at least 2 axes");
  }

  @Test
  void constructors_badSettings_throw() {
    assertThatThrownBy(() -> new BatchNorm(1, 1e-5, true))
        .hasMessage("batch_norm: momentum must be at least 0 and less than 1; found 1.0");
    assertThatThrownBy(() -> new BatchNorm(0.9, 0, true))
        .hasMessage("batch_norm: epsilon must be finite and above 0; found 0.0");
    assertThatThrownBy(() -> new LayerNorm(Double.NaN, true))
        .hasMessage("layer_norm: epsilon must be finite and above 0; found NaN");
  }
}
