package dev.cajal.nn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.nn.metric.PermutationImportance.Importance;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
  private static final Tensor X = RandomKey.of(1).normal(Shape.of(400, 3), DType.F64).evaluate();
  private static final Tensor Y = model(X);

  private static Tensor model(Tensor x) {
    return x.at(1, 0).times(2).plus(x.at(1, 1)).evaluate();
  }

  @Test
  void of_linearModel_isTwiceTheVarianceTimesTheSquaredWeight() {
    // Shuffling x adds (w(x − x′))² on average 2w²Var(x) to the squared error.
    List<Importance> found =
        new PermutationImportance(20, 5)
            .of(PermutationImportanceTest::model, X, Y, new MeanSquaredError());

    assertThat(found.get(0).mean())
        .isCloseTo(2 * 4 * X.at(1, 0).variance().toDouble(), within(0.5));
    assertThat(found.get(1).mean()).isCloseTo(2 * X.at(1, 1).variance().toDouble(), within(0.15));
    assertThat(found.get(0).deviation()).isPositive().isLessThan(1);
    assertThat(found.get(2)).isEqualTo(new Importance(Collections.nCopies(20, 0.0)));
  }

  @Test
  void of_metricToBeLarge_isPositiveToo() {
    List<Importance> found =
        new PermutationImportance(3, 5).of(PermutationImportanceTest::model, X, Y, new RSquared());

    assertThat(found.get(0).mean()).isGreaterThan(1);
    assertThat(found.get(2).mean()).isZero();
    assertThat(found)
        .isEqualTo(
            new PermutationImportance(3, 5)
                .of(PermutationImportanceTest::model, X, Y, new RSquared()));
    assertThat(found)
        .isNotEqualTo(
            new PermutationImportance(3, 6)
                .of(PermutationImportanceTest::model, X, Y, new RSquared()));
  }

  @Test
  void of_group_isShuffledTogether() {
    UnaryOperator<Tensor> difference = x -> x.at(1, 0).minus(x.at(1, 1)).evaluate();
    Tensor same = X.at(1, 0).expand(1);
    Tensor twice =
        Tensor.of(
            same.broadcastTo(Shape.of(400, 2)).evaluate().toDoubles().clone(), Shape.of(400, 2));
    Tensor target = difference.apply(twice);

    List<Importance> found =
        new PermutationImportance(2, 1)
            .of(
                difference,
                twice,
                target,
                new MeanSquaredError(),
                List.of(List.of(0), List.of(0, 1)));

    assertThat(found.get(0).mean()).isPositive();
    assertThat(found.get(1).mean()).isZero();
  }

  @Test
  void importance_spread_byHand() {
    Importance importance = new Importance(List.of(1.0, 3.0));

    assertThat(importance.mean()).isEqualTo(2);
    assertThat(importance.deviation()).isOne();
    assertThatThrownBy(() -> new PermutationImportance(0, 1))
        .hasMessage("permutation importance: repeats must be at least 1; found 0");
    assertThatThrownBy(
            () ->
                new PermutationImportance(1, 1)
                    .of(PermutationImportanceTest::model, Y, Y, new MeanSquaredError()))
        .hasMessage(
            "permutation importance: the inputs must be [samples, features]; found f64[400]");
  }
}
