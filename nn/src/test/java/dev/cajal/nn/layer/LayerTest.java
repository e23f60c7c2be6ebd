package dev.cajal.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.parameter.Mode;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Registry;
import dev.cajal.nn.registry.SettingException;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerTest {
  private final Parameters parameters = Parameters.of(1);

  private Scope scope() {
    return Trace.prediction(parameters).scope();
  }

  @Test
  void dense_input_isTimesWeightPlusBias() {
    Tensor x = Tensor.of(new float[][] {{1, 2}, {3, 4}});
    Dense dense = new Dense(1);
    dense.apply(x, scope());
    parameters.get("weight").set(Tensor.of(new float[][] {{10}, {1}}));
    parameters.get("bias").set(Tensor.of(0.5));

    assertThat(dense.apply(x, scope()).toFloats()).containsExactly(12.5f, 34.5f);
  }

  @Test
  void dense_moreAxes_worksAlongTheLast() {
    Tensor y = new Dense(5).apply(Tensor.zeros(2, 3, 4), scope());

    assertThat(y.shape()).isEqualTo(Shape.of(2, 3, 5));
    assertThat(parameters.get("weight").shape()).isEqualTo(Shape.of(4, 5));
  }

  @Test
  void dense_initializers_giveWeightAndBiasTheirStart() {
    Sequential network =
        Sequential.parse("dense(2, initializer=ones, bias_initializer=constant(0.5))");

    Tensor y = network.apply(Tensor.ones(1, 3), scope());

    assertThat(y.toFloats()).containsExactly(3.5f, 3.5f);
    assertThat(network.text())
        .isEqualTo("dense(2, initializer=ones, bias_initializer=constant(0.5))");
  }

  @Test
  void dense_biasInitializerWithoutBias_throws() {
    assertThatThrownBy(() -> Sequential.parse("dense(2, bias=false, bias_initializer=ones)"))
        .isInstanceOf(SettingException.class)
        .hasMessage(
            "layer \"dense(2, bias=false, bias_initializer=ones)\", position 1: dense:"
                + " bias_initializer needs a bias; found bias=false with another one than zeros");
  }

  @Test
  void dense_noBatch_throws() {
    assertThatThrownBy(() -> new Dense(5).apply(Tensor.zeros(4), scope()))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "dense: the input must have at least 2 axes, the first one the batch; found shape [4]");
  }

  @Test
  void sequential_wrongInput_namesTheLayerInside() {
    Sequential network = Sequential.parse("flatten dense(3) standardize([0, 0], [1, 1])");

    assertThatThrownBy(() -> network.apply(Tensor.zeros(2, 2, 2), scope()))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "standardize: the last axis must be the 2 features it was fitted on; found shape [2,"
                + " 3]; in 2 Standardize(2 features)");
  }

  @Test
  void sequential_retracedWithOtherInput_namesTheLayerInside() {
    Sequential encoder = Sequential.of(new Dense(8), new Dense(3));
    encoder.applyAs("encoder", Tensor.zeros(2, 4), scope());

    assertThatThrownBy(() -> encoder.applyAs("encoder", Tensor.zeros(2, 5), scope()))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "parameter encoder.0.weight: it must be f32[5, 8] here; found f32[4, 8]; in encoder.0"
                + " Dense(5 → 8)");
  }

  @Test
  void sequential_parameters_areNamedByPosition() {
    Sequential.parse("dense(3) relu dense(2, bias=false)").apply(Tensor.zeros(1, 2), scope());

    assertThat(parameters.all())
        .extracting(Variable::name)
        .containsExactly("0.bias", "0.weight", "2.weight");
  }

  @Test
  void sequential_text_isParsedAndPrinted() {
    Sequential network = Sequential.parse("dense(64) relu dropout(0.2) dense(10)");

    assertThat(network.layers())
        .containsExactly(new Dense(64), Activation.RELU, new Dropout(0.2), new Dense(10));
    assertThat(network.text()).isEqualTo("dense(64) relu dropout(0.2) dense(10)");
  }

  @Test
  void parse_mistakes_areSentencesForTheUser() {
    assertThatThrownBy(() -> Sequential.parse("dense(0)"))
        .isInstanceOf(SettingException.class)
        .hasMessage("layer \"dense(0)\", position 1: dense: units must be at least 1; found 0");
    assertThatThrownBy(() -> Sequential.parse("dense(64) rellu"))
        .hasMessage(
            "layer \"dense(64) rellu\", position 11: no layer is called \"rellu\"; did you mean"
                + " \"relu\"?");
    assertThatThrownBy(() -> Sequential.parse("dropout(1)"))
        .hasMessage(
            "layer \"dropout(1)\", position 1: dropout: rate must be at least 0 and less than 1;"
                + " found 1.0");
    assertThatThrownBy(() -> Sequential.parse("dense(3, initializer=glorot)"))
        .hasMessage(
            "layer \"dense(3, initializer=glorot)\", position 1: dense: initializer \"glorot\","
                + " position 1: no initializer is called \"glorot\"; did you mean"
                + " \"glorot_normal\" or \"glorot_uniform\"?");
  }

  @Test
  void registry_ownLayer_isReadAndWritten() {
    record Doubled() implements Layer {
      @Override
      public Tensor apply(Tensor input, Scope scope) {
        return input.times(2);
      }
    }
    Registry<Layer> registry =
        Layers.registry().with(Definition.constant("doubled", new Doubled()));
    Sequential network = new Sequential(registry.parseAll("doubled dense(2)"));

    assertThat(network.layers()).containsExactly(new Doubled(), new Dense(2));
    assertThat(registry.toMap(network).map(registry::fromMap)).contains(network);
    assertThat(Layers.registry().toMap(network)).isEmpty();
    assertThatThrownBy(network::text)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "sequential: every layer must be registered to have a text; found [")
        .hasMessageEndingWith(
            "]; print with Layers.registry().with(…), which adds the missing ones");
  }

  @Test
  void flatten_image_joinsAllButTheBatch() {
    Tensor y = new Flatten().apply(Tensor.zeros(2, 3, 4, 5), scope());

    assertThat(y.shape()).isEqualTo(Shape.of(2, 60));
  }

  @Test
  void rescale_bytes_becomeFractions() {
    Tensor pixels = Tensor.of(new Buffer.U8(new byte[] {0, 51, (byte) 255}), Shape.of(1, 3));

    float[] scaled = Rescale.pixels().apply(pixels, scope()).toFloats();

    assertThat(scaled).containsExactly(new float[] {0, 0.2f, 1}, within(1e-7f));
  }

  @Test
  void standardize_features_haveMeanZeroAndDeviationOne() {
    Tensor x = Tensor.of(new float[][] {{1, 5}, {3, 5}});

    float[] y = new Standardize(List.of(2.0, 5.0), List.of(0.5, 0.0)).apply(x, scope()).toFloats();

    assertThat(y).containsExactly(-2, 0, 2, 0);
  }

  @Test
  void dropout_stochastic_keepsTheMeanAndDependsOnTheStep() {
    Tensor x = Tensor.ones(100, 100);
    Dropout dropout = new Dropout(0.2);
    Trace first = Trace.of(parameters, Mode.training());
    Trace second = Trace.of(parameters, Mode.training(), Tensor.of(new int[] {1}, Shape.scalar()));

    float[] y = dropout.apply(x, first.scope()).toFloats();

    int zeros = 0;
    for (float value : y) {
      assertThat(value).isIn(0f, 1.25f);
      zeros += value == 0 ? 1 : 0;
    }
    assertThat(zeros).isBetween(1850, 2150);
    assertThat(dropout.apply(x, second.scope()).toFloats()).isNotEqualTo(y);
    assertThat(dropout.apply(x, Trace.of(parameters, Mode.training()).scope()).toFloats())
        .containsExactly(y);
  }

  @Test
  void dropout_prediction_isTheInput() {
    Tensor x = Tensor.ones(2, 2);

    assertThat(new Dropout(0.5).apply(x, scope())).isSameAs(x);
  }

  @Test
  void constructors_badSettings_throw() {
    assertThatThrownBy(() -> new LeakyRelu(Double.NaN))
        .hasMessage("leaky_relu: slope must be finite; found NaN");
    assertThatThrownBy(() -> new Rescale(0, 1))
        .hasMessage(
            "rescale: scale must be finite and not 0, shift finite; found scale 0.0, shift 1.0");
    assertThatThrownBy(() -> new Standardize(List.of(1.0), List.of()))
        .hasMessage(
            "standardize: there must be one mean and one deviation for each feature; found 1 and"
                + " 0");
    assertThatThrownBy(() -> new Standardize(List.of(1.0), List.of(-1.0)))
        .hasMessage(
            "standardize: means must be finite and deviations at least 0; found mean 1.0, deviation"
                + " -1.0 for feature 1");
  }
}
