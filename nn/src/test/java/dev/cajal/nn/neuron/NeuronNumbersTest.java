package dev.cajal.nn.neuron;

import static dev.cajal.nn.Numbers.assertDigits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.Tensor;
import dev.cajal.nn.layer.Activation;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of the catalogue's group N: neurons and logic gates. */
class NeuronNumbersTest {
  private static Neuron toy(double slope) {
    return Neuron.of(new double[] {1, 1}, -2, (z, scope) -> z.times(slope).sigmoid());
  }

  @Test
  void n2_signedDistance() {
    Hyperplane line = Hyperplane.of(new double[] {1, 1}, -2);

    assertDigits(line.distance(0, 0), -1.414213562);
    assertDigits(line.distance(5, 5), 5.656854249);
    assertDigits(line.distance(-5, -5), -8.485281374);
    double[] foot = line.nearest(5, 5);
    assertDigits(foot, 1, 1);
  }

  @Test
  void n4_sigmoidTendsToTheStep() {
    Neuron ten = Neuron.of(new double[] {1}, 0, (z, scope) -> z.times(10).sigmoid());
    Neuron hundred = Neuron.of(new double[] {1}, 0, (z, scope) -> z.times(100).sigmoid());

    assertDigits(ten.value(0.1), 0.7310585786);
    assertDigits(hundred.value(0.1), 0.9999546021);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 2.061153618e-9, 0.1192029220, 0.4501660027",
    "1.5, 1, 0.9933071491, 0.6224593312, 0.5124973965",
    "5, 5, 1, 0.9996646499, 0.6899744811",
    "-5, -5, 7.667648074e-53, 6.144174602e-6, 0.2314752165",
    "0.5, 1.5, 0.5, 0.5, 0.5",
  })
  void n5_toyNeuron(double x1, double x2, double ten, double one, double tenth) {
    assertDigits(toy(10).value(x1, x2), ten);
    assertDigits(toy(1).value(x1, x2), one);
    assertDigits(toy(0.1).value(x1, x2), tenth);
  }

  @Test
  void n5_scoresRangeOverTheGrid() {
    double[][] scores = Grid.square(-5, 5, 11).values(toy(1)::score);

    assertThat(scores[0][0]).isEqualTo(-12);
    assertThat(scores[10][10]).isEqualTo(8);
    assertThat(scores[0][10]).isEqualTo(-2);
  }

  @ParameterizedTest
  @CsvSource({"NOT, 10", "AND, 0001", "OR, 0111", "NAND, 1110", "NOR, 1000"})
  void n7ToN9_gates(Gate gate, String values) {
    TruthTable table = TruthTable.parse(values);

    assertThat(gate.truthTable()).isEqualTo(table);
    assertThat(gate.neuron().value(table.points()).toDoubles())
        .containsExactly(table.labels().toDoubles());
  }

  @Test
  void n10_separableFunctions_are14Of16And104Of256() {
    assertThat(countSeparable(2)).isEqualTo(14);
    assertThat(countSeparable(3)).isEqualTo(104);
    assertThat(TruthTable.parse("0110").isSeparable()).isFalse();
    assertThat(TruthTable.parse("1001").isSeparable()).isFalse();
  }

  private static int countSeparable(int inputs) {
    int separable = 0;
    for (int code = 0; code < 1 << (1 << inputs); code++) {
      separable += function(inputs, code).isSeparable() ? 1 : 0;
    }
    return separable;
  }

  private static TruthTable function(int inputs, int code) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < 1 << inputs; row++) {
      text.append(code >> row & 1);
    }
    return TruthTable.parse(text.toString());
  }

  @Test
  void n10_majorityAndParityOfTen() {
    TruthTable majority = TruthTable.of(7, x -> sum(x) >= 4);
    TruthTable parity = TruthTable.of(10, x -> sum(x) % 2 == 1);

    assertThat(majority.isSeparable()).isTrue();
    assertThat(parity.isSeparable()).isFalse();
  }

  private static int sum(double... x) {
    int sum = 0;
    for (double value : x) {
      sum += (int) value;
    }
    return sum;
  }

  @Test
  void n11_xorByGates() {
    Tensor corners = TruthTable.parse("0110").points();

    assertThat(Gate.xorByGates().apply(corners).toDoubles()).containsExactly(0, 1, 1, 0);
  }

  @Test
  void n12_xorByTwoRectifiedUnits() {
    List<Tensor> values = Gate.xorByRelu().values(TruthTable.parse("0110").points());

    assertThat(values.get(1).toDoubles()).containsExactly(0, 0, 0, 1, 1, 0, 0, 0);
    assertThat(values.get(2).toDoubles()).containsExactly(0, 1, 1, 0);
  }

  @Test
  void n13_all256FunctionsOfThreeInputs() {
    for (int code = 0; code < 256; code++) {
      TruthTable table = function(3, code);
      NeuronNetwork network = table.network();

      assertThat(network.sizes().get(1)).isLessThanOrEqualTo(8);
      assertThat(network.apply(table.points()).toDoubles())
          .containsExactly(table.labels().toDoubles());
    }
  }

  @Test
  void n13_randomFunctionsOfTenInputs() {
    Random random = new Random(7);
    for (int i = 0; i < 3; i++) {
      TruthTable table = TruthTable.of(10, x -> random.nextBoolean());

      assertThat(table.network().apply(table.points()).toDoubles())
          .containsExactly(table.labels().toDoubles());
    }
  }

  @Test
  void n14_aNeuronCanRegress() {
    Neuron line = Neuron.of(new double[] {0.5}, 2, Activation.IDENTITY);

    assertThat(line.value(4)).isCloseTo(4, within(1e-15));
  }
}
