package dev.cajal.nn.linear;

import static dev.cajal.nn.Numbers.assertDigits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.nn.algebra.Matrices;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.linear.PerceptronFit.Outcome;
import dev.cajal.nn.neuron.BinaryLabels;
import dev.cajal.nn.neuron.Hyperplane;
import dev.cajal.nn.neuron.TruthTable;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of the catalogue's P1 to P5: the perceptron. */
class PerceptronNumbersTest {
  private static PerceptronFit fit(Perceptron rule, String table) {
    TruthTable truth = TruthTable.parse(table);
    return rule.fit(truth.points(), truth.labels(), BinaryLabels.ZERO_ONE);
  }

  @Test
  void p2_criterionAndSubgradient() {
    TruthTable and = TruthTable.parse("0001");
    Hyperplane plane = Hyperplane.of(new double[] {-1, 0.5}, 0.1);

    double value =
        PerceptronCriterion.value(plane, and.points(), and.labels(), BinaryLabels.ZERO_ONE);
    Hyperplane gradient =
        PerceptronCriterion.subgradient(plane, and.points(), and.labels(), BinaryLabels.ZERO_ONE);

    assertDigits(value, 1.1);
    assertThat(gradient.bias()).isEqualTo(1);
    assertDigits(gradient.weightArray(), -1, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "AND, 0001, -3, 2, 1, 11, 6",
    "OR, 0111, -1, 1, 1, 5, 4",
    "NAND, 1110, 2, -2, -1, 10, 6",
    "NOR, 1000, 0, -1, -1, 4, 4"
  })
  void p4_ruleFromZero(
      String gate, String table, double b, double w1, double w2, int updates, int passes) {
    PerceptronFit fit = fit(new Perceptron(), table);

    assertThat(fit.last()).as(gate).isEqualTo(Hyperplane.of(new double[] {w1, w2}, b));
    assertThat(fit.updates()).isEqualTo(updates);
    assertThat(fit.passes()).isEqualTo(passes);
    assertThat(fit.outcome()).isEqualTo(Outcome.SEPARATED);
    assertThat(fit.errors()).isZero();
    assertThat(fit.path()).hasSize(updates);
    assertThat(fit.path().getLast().plane()).isEqualTo(fit.last());
    TruthTable truth = TruthTable.parse(table);
    assertThat(fit.predict(truth.points(), BinaryLabels.ZERO_ONE).toDoubles())
        .containsExactly(truth.labels().toDoubles());
  }

  @Test
  void p3_plusMinusLabels_giveTheIdenticalPath() {
    TruthTable and = TruthTable.parse("0001");
    Tensor signs = BinaryLabels.ZERO_ONE.to(BinaryLabels.PLUS_MINUS, and.labels());

    PerceptronFit zeroOne = fit(new Perceptron(), "0001");
    PerceptronFit plusMinus = new Perceptron().fit(and.points(), signs, BinaryLabels.PLUS_MINUS);

    assertThat(plusMinus).isEqualTo(zeroOne);
    assertThat(plusMinus.predict(and.points(), BinaryLabels.PLUS_MINUS).toDoubles())
        .containsExactly(-1, -1, -1, 1);
  }

  @Test
  void p3_rate_scalesThePathFromZero() {
    PerceptronFit half = fit(new Perceptron(0.5, 1000, true, Perceptron.Tie.IS_CLASS_ONE), "0001");

    assertThat(half.last()).isEqualTo(Hyperplane.of(new double[] {1, 0.5}, -1.5));
    assertThat(half.updates()).isEqualTo(11);
  }

  @Test
  void p4_xor_cycles() {
    PerceptronFit fit = fit(new Perceptron(), "0110");

    assertThat(fit.outcome()).isEqualTo(Outcome.CYCLED);
    assertThat(fit.converged()).isFalse();
    assertThat(fit.updates()).isGreaterThan(fit.passes());
    assertThatThrownBy(fit::requireSeparated)
        .isInstanceOf(DataException.class)
        .hasMessageMatching(
            "perceptron: after \\d+ passes and \\d+ corrections \\d of 4 samples are still on the"
                + " wrong side; the weights repeat, so no hyperplane separates the classes; use"
                + " pocket\\(…\\), averaged\\(\\) or logistic regression");
  }

  @Test
  void p5_passesUsedUp_isTold() {
    PerceptronFit fit = fit(new Perceptron(1, 2, true, Perceptron.Tie.IS_CLASS_ONE), "0001");

    assertThat(fit.outcome()).isEqualTo(Outcome.PASSES_USED);
    assertThatThrownBy(fit::requireSeparated)
        .hasMessageContaining("after 2 passes")
        .hasMessageContaining(
            "perhaps no hyperplane separates the classes, or more passes are needed");
    assertThat(fit(new Perceptron(), "0111").requireSeparated().converged()).isTrue();
  }

  @Test
  void pocket_isTheBestPlaneOfThePath() {
    Tensor x = RandomKey.of(8).normal(Shape.of(30, 2), DType.F64).evaluate();
    double[] labels = x.at(1, 0).greaterThan(0.1).to(DType.F64).toDoubles();
    for (int i = 0; i < 30; i += 7) {
      labels[i] = 1 - labels[i];
    }
    Tensor y = Matrices.vector(labels);
    Perceptron rule = new Perceptron(1, 20, true, Perceptron.Tie.IS_CLASS_ONE);

    Perceptron.Pocket pocket = rule.pocket(x, y, BinaryLabels.ZERO_ONE);

    int best = 30;
    for (PerceptronUpdate update : pocket.fit().path()) {
      best = Math.min(best, errors(update.plane(), x, labels));
    }
    assertThat(pocket.errors()).isEqualTo(best).isEqualTo(errors(pocket.plane(), x, labels));
    assertThat(best).isBetween(1, pocket.fit().errors());
    assertThat(pocket.fit()).isEqualTo(rule.fit(x, y, BinaryLabels.ZERO_ONE));
  }

  private static int errors(Hyperplane plane, Tensor x, double... labels) {
    double[] scores = plane.score(x).toDoubles();
    int errors = 0;
    for (int i = 0; i < scores.length; i++) {
      errors += (scores[i] >= 0) == (labels[i] == 1) ? 0 : 1;
    }
    return errors;
  }

  @Test
  void average_isTheMeanOverVisits() {
    Tensor x = Matrices.matrix(new double[] {1}, new double[] {-1});

    PerceptronFit fit = new Perceptron().fit(x, Matrices.vector(1, 0), BinaryLabels.ZERO_ONE);

    // Visits: (0; 0), then the second sample corrects to (1; −1), the first to (2; 0), …
    assertThat(fit.path().get(0).plane()).isEqualTo(Hyperplane.of(new double[] {1}, -1));
    assertThat(fit.outcome()).isEqualTo(Outcome.SEPARATED);
    double[] sum = new double[2];
    double w = 0;
    double b = 0;
    int next = 0;
    for (int pass = 1; pass <= fit.passes(); pass++) {
      for (int i = 0; i < 2; i++) {
        if (next < fit.path().size()
            && fit.path().get(next).pass() == pass
            && fit.path().get(next).sample() == i) {
          w = fit.path().get(next).plane().weights().get(0);
          b = fit.path().get(next).plane().bias();
          next++;
        }
        sum[0] += w;
        sum[1] += b;
      }
    }
    assertDigits(fit.averaged().weights().get(0), sum[0] / (2 * fit.passes()));
    assertDigits(fit.averaged().bias(), sum[1] / (2 * fit.passes()));
  }

  @Test
  void randomStart_isReproducible() {
    assertThat(Perceptron.randomStart(3, 5)).isEqualTo(Perceptron.randomStart(3, 5));
    assertThat(Perceptron.randomStart(3, 5)).isNotEqualTo(Perceptron.randomStart(3, 6));
    TruthTable or = TruthTable.parse("0111");
    PerceptronFit fit =
        new Perceptron()
            .fit(or.points(), or.labels(), BinaryLabels.ZERO_ONE, Perceptron.randomStart(2, 1));
    assertThat(fit.converged()).isTrue();
    assertThat(fit.start()).isEqualTo(Perceptron.randomStart(2, 1));
  }

  @Test
  void mistakes_areTold() {
    Tensor x = Matrices.matrix(new double[] {1, 2}, new double[] {3, 4});
    Perceptron rule = new Perceptron();

    assertThatThrownBy(() -> rule.fit(x, Matrices.vector(1), BinaryLabels.ZERO_ONE))
        .hasMessage("perceptron: there must be one label for each of 2 samples; found f64[1]");
    assertThatThrownBy(() -> rule.fit(x, Matrices.vector(1, 2), BinaryLabels.ZERO_ONE))
        .hasMessage("labels: each must be 0 or 1; found 2 for sample 1 (counted from 0)");
    assertThatThrownBy(
            () ->
                rule.fit(
                    Matrices.matrix(new double[] {Double.NaN}),
                    Matrices.vector(1),
                    BinaryLabels.ZERO_ONE))
        .hasMessage(
            "perceptron: all numbers must be finite; found NaN in row 0, column 0 (counted from"
                + " 0)");
    assertThatThrownBy(() -> rule.fit(Matrices.matrix(), Matrices.vector(), BinaryLabels.ZERO_ONE))
        .hasMessage("perceptron: at least one sample with one feature is needed; found [0, 0]");
    assertThatThrownBy(
            () ->
                rule.fit(
                    x,
                    Matrices.vector(0, 1),
                    BinaryLabels.ZERO_ONE,
                    Hyperplane.of(new double[] {1}, 0)))
        .hasMessage("perceptron: the start must have a weight for each of 2 features; found 1");
    assertThatThrownBy(() -> new Perceptron(0, 1, true, Perceptron.Tie.IS_ERROR))
        .hasMessage(
            "perceptron: rate must be greater than 0 and passes at least 1; found 0.0 and 1");
  }
}
