package dev.cajal.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.GradientCheck;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.init.Constant;
import dev.cajal.nn.init.He;
import dev.cajal.nn.init.Normal;
import dev.cajal.nn.init.Orthogonal;
import dev.cajal.nn.parameter.Mode;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.train.Network;
import dev.cajal.nn.train.Predictor;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every layer must do; a new layer is a new row. */
class LayerContractTest {
  private static final Shape INPUT = Shape.of(3, 4);

  static Stream<Layer> layers() {
    return Stream.concat(
        Arrays.stream(Activation.values()),
        Stream.of(
            new Dense(5),
            new Dense(2, false, He.NORMAL),
            new Dense(2, true, new Normal(0, 0.1)),
            new Dense(2, true, new Orthogonal(), new Constant(0.5)),
            new LeakyRelu(),
            new LeakyRelu(0.2),
            new Sigmoid(3),
            new PRelu(),
            new PRelu(0.1, true),
            new Elu(),
            new Elu(0.5),
            new Celu(),
            new Celu(0.5),
            new Swish(),
            new Swish(1.5),
            new Dropout(0.5),
            new AlphaDropout(0.25),
            new GaussianNoise(0.5),
            new StochasticDepth(0.75),
            new BatchNorm(),
            new BatchNorm(0.5, 1e-3, false),
            new LayerNorm(),
            new LayerNorm(1e-3, false),
            new Flatten(),
            Reshape.to(1, -1),
            Residual.of(new BatchNorm(), new PRelu(0.1, true), new StochasticDepth(0.5)),
            Concatenate.of(Activation.IDENTITY, Sequential.of(new Dense(3), Activation.TANH)),
            new Rescale(0.5, -1),
            new Standardize(List.of(1.0, 2.0, 0.0, 0.5), List.of(1.0, 0.0, 2.0, 0.1)),
            Sequential.of(new Dense(3), Activation.TANH, new Dense(2)),
            Sequential.of(),
            Sequential.of(new Dense(3), Sequential.of(new Dropout(0.25), new Dense(1)))));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void apply_doubles_gradientsAreCorrect(Layer layer) {
    Parameters parameters = Parameters.of(7, DType.F64);
    Tensor point = RandomKey.of(2).normal(INPUT, DType.F64);
    Variable x = Variable.of("x", point);
    Trace trace = Trace.of(parameters, Mode.training());

    Tensor output = layer.apply(x, trace.scope());

    Tensor weights = RandomKey.of(3).uniform(output.shape(), DType.F64).plus(0.5);
    List<Variable> variables = new ArrayList<>(trace.used());
    variables.add(x);
    GradientCheck.of(output.times(weights).sum(), variables, GradientCheck.Settings.DEFAULT)
        .requireCorrect();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void apply_floatsAndDoubles_agree(Layer layer) {
    Tensor x = RandomKey.of(2).normal(INPUT, DType.F64);
    Parameters doubles = Parameters.of(7, DType.F64);
    Tensor exact = layer.apply(x, Trace.prediction(doubles).scope());
    Parameters floats = Parameters.of(7);
    layer.apply(x.to(DType.F32), Trace.prediction(floats).scope());
    for (Variable variable : floats.all()) {
      variable.set(doubles.get(variable.name()).value().to(DType.F32));
    }

    Tensor rounded = layer.apply(x.to(DType.F32), Trace.prediction(floats).scope());

    assertThat(rounded.type()).isEqualTo(new TensorType(DType.F32, exact.shape()));
    double[] expected = exact.toDoubles();
    double[] found = rounded.toDoubles();
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(found[i] - expected[i])).isLessThan(1e-5 * (1 + Math.abs(expected[i])));
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void apply_sampleAloneOrInBatch_givesTheSameBits(Layer layer) {
    Parameters parameters = Parameters.of(7);
    Tensor x = RandomKey.of(2).normal(INPUT).evaluate();
    float[] batch = layer.apply(x, Trace.prediction(parameters).scope()).toFloats();

    float[] alone =
        layer.apply(x.slice(0, 1, 2).evaluate(), Trace.prediction(parameters).scope()).toFloats();

    assertThat(alone).containsExactly(Arrays.copyOfRange(batch, alone.length, 2 * alone.length));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void predictor_rowAloneOrInAnyBatch_givesTheSameBits(Layer layer) {
    Network network = Network.of(layer, Shape.of(4), 7);
    Tensor moved = RandomKey.of(5).uniform(Shape.of(4)).plus(0.5).evaluate();
    network.parameters().find("variance").ifPresent(variance -> variance.set(moved));
    Predictor predictor = Predictor.of(network, 64, 1);
    Tensor rows = RandomKey.of(2).normal(Shape.of(70, 4)).evaluate();
    float[] all = predictor.predict(rows).toFloats();
    int width = all.length / 70;

    for (int size : new int[] {1, 3, 16, 33}) {
      for (int from = 0; from + size <= 70; from += size) {
        float[] part = predictor.predict(rows.slice(0, from, from + size)).toFloats();
        assertThat(part)
            .as("%d rows from %d", size, from)
            .containsExactly(Arrays.copyOfRange(all, from * width, (from + size) * width));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void apply_training_repeatsBitForBit(Layer layer) {
    Tensor x = RandomKey.of(2).normal(INPUT).evaluate();

    List<float[]> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      Trace trace = Trace.of(Parameters.of(7), Mode.training());
      runs.add(layer.apply(x, trace.scope()).toFloats());
    }

    assertThat(runs.get(1)).containsExactly(runs.get(0));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void keepsShape_anyInput_saysTheTruth(Layer layer) {
    Tensor output = layer.apply(Tensor.ones(3, 4), Trace.prediction(Parameters.of(7)).scope());

    if (layer.keepsShape()) {
      assertThat(output.shape()).isEqualTo(INPUT);
    }
    assertThat(output.shape().dim(0)).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void registry_mapAndText_giveAnEqualLayer(Layer layer) {
    assertThat(Layers.registry().toMap(layer).map(Layers.registry()::fromMap)).contains(layer);
    if (!layer.equals(Sequential.of())) {
      String text = Layers.registry().print(layer).orElseThrow();
      assertThat(Layers.registry().parse(text)).isEqualTo(layer);
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void describe_input_isOneLine(Layer layer) {
    assertThat(layer.describe(INPUT)).isNotBlank().doesNotContain("\n");
  }

  @Test
  void registry_everyDefinition_isInTheTable() {
    List<String> tested =
        layers().map(l -> Layers.registry().toMap(l).orElseThrow().get("type").toString()).toList();

    assertThat(tested)
        .containsAll(Layers.registry().definitions().stream().map(Definition::name).toList());
  }
}
