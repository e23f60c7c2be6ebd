package dev.cajal.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.Tensor;
import dev.cajal.Variable;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.nn.registry.SettingException;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers around layers, and those that only move numbers. */
class CompositionTest {
  private final Parameters parameters = Parameters.of(1);

  private Scope scope() {
    return Trace.prediction(parameters).scope();
  }

  @Test
  void residual_body_isAddedToTheInput() {
    Tensor x = Tensor.of(new float[][] {{1, -2}, {-3, 4}});

    assertThat(Residual.of(Activation.RELU).apply(x, scope()).toFloats())
        .containsExactly(2, -2, -3, 8);
  }

  @Test
  void residual_bodyOfOtherShape_throws() {
    Sequential network = Sequential.parse("dense(4) residual(dense(8) relu dense(3))");

    assertThatThrownBy(() -> network.apply(Tensor.zeros(2, 5), scope()))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "residual: the body's output must have the input's shape to be added to it; input [2,"
                + " 4], body's output [2, 3]; let the body end with as many outputs as it has"
                + " inputs; in 1 Residual(3 layers)");
  }

  @Test
  void concatenate_branches_standSideBySideOnTheLastAxis() {
    Tensor x = Tensor.of(new float[][] {{1, -2}, {-3, 4}});

    Tensor y =
        Concatenate.of(Activation.IDENTITY, Activation.RELU, Activation.SIGN).apply(x, scope());

    assertThat(y.shape()).isEqualTo(Shape.of(2, 6));
    assertThat(y.toFloats()).containsExactly(1, -2, 1, 0, 1, -1, -3, 4, 0, 4, -1, 1);
  }

  @Test
  void concatenate_branchesOfOtherShapes_throws() {
    Concatenate layer = Concatenate.of(Activation.IDENTITY, new Flatten());

    assertThatThrownBy(() -> layer.apply(Tensor.zeros(2, 3, 4), scope()))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "concatenate: the branches' outputs must agree in all axes but the last; found [[2, 3,"
                + " 4], [2, 12]]");
  }

  @Test
  void nested_parameters_areNamedByTheWayToThem() {
    Sequential.parse("dense(2) residual(relu dense(2, bias=false)) concatenate(prelu dense(1))")
        .apply(Tensor.zeros(1, 3), scope());

    assertThat(parameters.all())
        .extracting(Variable::name)
        .containsExactly("0.bias", "0.weight", "1.1.weight", "2.0.slope", "2.1.bias", "2.1.weight");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "residual(dense(4) relu dense(4))",
        "concatenate(identity sequential(dense(3) tanh) residual(selu alpha_dropout(0.1)))",
        "reshape([2, -1]) flatten residual(residual(relu) stochastic_depth(0.9))",
        "dense(3, initializer=normal(deviation=0.1)) sigmoid(10) swish(1.5)"
            + " batch_norm(epsilon=0.001)",
      })
  void text_nested_isReadAndWritten(String text) {
    Sequential network = Sequential.parse(text);

    assertThat(network.text()).isEqualTo(text);
    assertThat(Layers.registry().toMap(network).map(Layers.registry()::fromMap)).contains(network);
  }

  @Test
  void parse_mistakeInside_saysWhere() {
    assertThatThrownBy(() -> Sequential.parse("residual(dense(4) rellu)"))
        .isInstanceOf(SettingException.class)
        .hasMessage(
            "layer \"dense(4) rellu\", position 10: no layer is called \"rellu\"; did you mean"
                + " \"relu\"?");
    assertThatThrownBy(() -> Sequential.parse("residual"))
        .hasMessage(
            "layer \"residual\", position 1: residual needs layers; it is written"
                + " residual(layers)");
    assertThatThrownBy(() -> Sequential.parse("concatenate(3)"))
        .hasMessage(
            "layer \"concatenate(3)\", position 1: branches must be a list of layers; found 3.0");
  }

  @Test
  void parts_areTheLayersInside() {
    List<Layer> layers = List.of(new Dense(2), Activation.RELU);

    assertThat(new Sequential(layers).parts()).isEqualTo(layers);
    assertThat(new Residual(new Sequential(layers)).parts()).isEqualTo(layers);
    assertThat(new Concatenate(layers).parts()).isEqualTo(layers);
    assertThat(new Dense(2).parts()).isEmpty();
  }

  @Test
  void reshape_samples_keepTheirOrder() {
    Tensor x = Tensor.iota(12).reshape(2, 6);

    Tensor y = Reshape.to(3, -1).apply(x, scope());

    assertThat(y.shape()).isEqualTo(Shape.of(2, 3, 2));
    assertThat(y.toDoubles()).containsExactly(x.toDoubles());
    assertThat(Reshape.to().apply(Tensor.zeros(5, 1), scope()).shape()).isEqualTo(Shape.of(5));
  }

  @Test
  void reshape_otherSize_throws() {
    assertThatThrownBy(() -> Reshape.to(2, 2).apply(Tensor.zeros(4, 6), scope()))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "reshape: the extents [2, 2] must hold a sample's 6 numbers; found samples [6]");
    assertThatThrownBy(() -> Reshape.to(4, -1).apply(Tensor.zeros(4, 6), scope()))
        .hasMessage(
            "reshape: the extents [4, -1] must hold a sample's 6 numbers; found samples [6]");
    assertThatThrownBy(() -> Reshape.to(65536, 65536).apply(Tensor.zeros(4, 0), scope()))
        .hasMessageStartingWith("reshape: the extents [65536, 65536] must hold a sample's 0");
  }

  @Test
  void lambda_function_isApplied() {
    Layer square = new Lambda("square", Tensor::square);

    assertThat(square.apply(Tensor.of(3f), scope()).toFloats()).containsExactly(9);
    assertThat(square.describe(Shape.of(1))).isEqualTo("Lambda(square)");
  }

  @Test
  void lambda_text_saysThatItHasNone() {
    Sequential network = Sequential.of(new Dense(1), new Lambda("square", Tensor::square));

    assertThat(Layers.registry().toMap(network)).isEmpty();
    assertThatThrownBy(network::text)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("sequential: every layer must be registered to have a text; found")
        .hasMessageContaining("Lambda(square)");
  }

  @Test
  void constructors_badSettings_throw() {
    assertThatThrownBy(() -> Reshape.to(-2))
        .hasMessage("reshape: extents must be 0 or more, at most one of them −1; found [-2]");
    assertThatThrownBy(() -> Reshape.to(-1, -1))
        .hasMessage("reshape: extents must be 0 or more, at most one of them −1; found [-1, -1]");
    assertThatThrownBy(() -> Sequential.parse("reshape([2.5])"))
        .hasMessage(
            "layer \"reshape([2.5])\", position 1: reshape: dims must be a list of whole numbers;"
                + " found 2.5");
    assertThatThrownBy(() -> Residual.of())
        .hasMessage("residual: the body must have a layer; found none");
    assertThatThrownBy(() -> Concatenate.of())
        .hasMessage("concatenate: there must be a branch; found none");
    assertThatThrownBy(() -> new Lambda(" ", Tensor::square))
        .hasMessage("lambda: the name must not be blank");
    assertThatThrownBy(() -> new PRelu(Double.NaN, false))
        .hasMessage("prelu: slope must be finite; found NaN");
    assertThatThrownBy(() -> new Sigmoid(0))
        .hasMessage("sigmoid: slope must be finite and not 0; found 0.0");
    assertThatThrownBy(() -> new Elu(0))
        .hasMessage("elu: alpha must be finite and above 0; found 0.0");
    assertThatThrownBy(() -> new Celu(-1))
        .hasMessage("celu: alpha must be finite and above 0; found -1.0");
    assertThatThrownBy(() -> new Swish(Double.POSITIVE_INFINITY))
        .hasMessage("swish: beta must be finite; found Infinity");
  }
}
