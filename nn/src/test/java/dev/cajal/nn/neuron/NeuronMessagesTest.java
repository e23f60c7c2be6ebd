package dev.cajal.nn.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Sequential;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.ShapeException;
import org.junit.jupiter.api.Test;

class NeuronMessagesTest {
  private static final Hyperplane LINE = Hyperplane.of(new double[] {1, 1}, -2);

  @Test
  void hyperplane_refusesWhatIsNone() {
    assertThatThrownBy(() -> Hyperplane.of(new double[] {}, 1))
        .hasMessage(
            "hyperplane: at least one weight is needed and all numbers must be finite; found"
                + " weights [], bias 1.0");
    assertThatThrownBy(() -> Hyperplane.of(new double[] {0, 0}, 1).distance(1, 1))
        .hasMessage("hyperplane: a distance needs a weight other than 0; found weights [0.0, 0.0]");
    assertThatThrownBy(() -> LINE.score(1))
        .hasMessage("hyperplane: a point of 2 numbers is needed; found 1");
    assertThatThrownBy(() -> LINE.score(Matrices.matrix(new double[3])))
        .isInstanceOf(ShapeException.class)
        .hasMessage("hyperplane: points must be numbers [N, 2], one point a row; found f64[1, 3]");
  }

  @Test
  void neuron_namesItself() {
    assertThat(Neuron.of(new double[] {1, 1}, -2, Activation.SIGMOID))
        .hasToString("Neuron(weights [1.0, 1.0], bias -2.0, sigmoid)");
    assertThat(Gate.AND.neuron())
        .hasToString("Neuron(weights [1.0, 1.0], bias -1.5, at_least_zero)");
  }

  @Test
  void grid_refusesEmptyRangesAndOtherCounts() {
    assertThatThrownBy(() -> Grid.square(1, 1, 5))
        .hasMessage(
            "grid: left must be less than right, bottom than top, all finite, with at least 2"
                + " columns and rows; found 1.0 to 1.0, 1.0 to 1.0, 5 columns, 5 rows");
    assertThatThrownBy(() -> Grid.square(0, 1, 2).values(points -> points))
        .hasMessage(
            "grid: the function must give one number for each of 4 points; found f64[4, 2]");
  }

  @Test
  void truthTable_refusesOtherTexts() {
    assertThatThrownBy(() -> TruthTable.parse("01x0"))
        .hasMessage("truth table: only 0 and 1 are allowed; found \"x\" at place 2 of \"01x0\"");
    assertThatThrownBy(() -> TruthTable.parse("011"))
        .hasMessage(
            "truth table: there must be 2, 4, 8, … or 1024 values, one for each row; found 3 in"
                + " \"011\"");
    assertThatThrownBy(() -> TruthTable.of(11, x -> true))
        .hasMessage("truth table: from 1 to 10 inputs are possible; found 11");
    assertThat(TruthTable.parse("0110")).hasToString("0 0 │ 0\n0 1 │ 1\n1 0 │ 1\n1 1 │ 0\n");
  }

  @Test
  void affineMap_refusesWhatDoesNotFit() {
    AffineMap map = AffineMap.of(new double[][] {{1, 2}, {3, 4}}, 0, 0);

    assertThatThrownBy(() -> AffineMap.of(new double[][] {{1, 2}}, 0))
        .hasMessage(
            "affine map: the weight must be [m, K] and the bias [K]; found weight f64[1, 2], bias"
                + " f64[1]");
    assertThatThrownBy(() -> map.then(AffineMap.of(new double[][] {{1}}, 0)))
        .hasMessage("affine map: the next map must take 2 numbers; found one [1, 1]");
    assertThatThrownBy(() -> new DecisionCells(AffineMap.of(new double[][] {{1}}, 0)))
        .hasMessage("decision cells: at least two scores are needed; found 1");
    assertThatThrownBy(
            () ->
                new DecisionCells(AffineMap.of(new double[][] {{1, 2}}, 0, 0))
                    .polygon(0, Grid.square(0, 1, 2)))
        .hasMessage("decision cells: a polygon needs points of 2 dimensions; found 1");
  }

  @Test
  void collapse_refusesWhatIsNotLinear() {
    Sequential stack = Sequential.parse("dense(2) relu dense(1)");
    Parameters parameters = Parameters.of(1);
    stack.apply(Tensor.zeros(1, 2), Trace.prediction(parameters).scope());

    assertThatThrownBy(() -> AffineMap.collapse(stack, parameters))
        .hasMessage(
            "collapse: only dense and identity layers make one affine map; layer 1 is RELU");
    assertThatThrownBy(() -> AffineMap.collapse(Sequential.of(), parameters))
        .hasMessageStartingWith("collapse: at least one dense layer is needed; found");
    assertThatThrownBy(() -> Gate.xorByRelu().collapse())
        .hasMessage("collapse: all activations must be the identity; that of layer 1 is relu");
  }

  @Test
  void network_refusesLayersThatDoNotFit() {
    NeuronLayer two = NeuronLayer.of(Activation.RELU, LINE, LINE);
    NeuronLayer one = NeuronLayer.of(Activation.RELU, LINE);

    assertThatThrownBy(() -> NeuronNetwork.of(one, two))
        .hasMessage(
            "neuron network: layer 2 must take the 1 outputs of the layer before; it takes 2");
    assertThatThrownBy(() -> NeuronNetwork.of())
        .hasMessage("neuron network: at least one layer is needed");
    assertThatThrownBy(() -> NeuronNetwork.of(Sequential.parse("relu"), Parameters.of(1)))
        .hasMessage("neuron network: the stack must begin with a dense layer; found relu");
  }

  @Test
  void interpolation_refusesEmptyIntervalsAndPoles() {
    assertThatThrownBy(() -> ReluInterpolation.of(x -> x, 1, 0, 2))
        .hasMessage(
            "relu interpolation: low must be less than high and pieces at least 1; found 1.0 to"
                + " 0.0 in 2");
    assertThatThrownBy(() -> ReluInterpolation.of(x -> 1 / x, 0, 1, 2))
        .hasMessage(
            "relu interpolation: the function must be finite at every node; found Infinity at"
                + " 0.0");
  }
}
