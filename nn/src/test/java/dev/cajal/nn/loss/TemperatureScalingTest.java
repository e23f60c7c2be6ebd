package dev.cajal.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import org.junit.jupiter.api.Test;

class TemperatureScalingTest {
  private static Tensor column(double... values) {
    return Tensor.of(values, Shape.of(values.length));
  }

  @Test
  void fit_oneScore_findsTheShareByHand() {
    // Score 3 for four samples, three of class 1: sigmoid(3/T) = ¾, so 3/T = log 3.
    Tensor scores = column(3, 3, 3, 3);
    Tensor targets = Tensor.of(new int[] {1, 1, 0, 1}, Shape.of(4));

    double temperature = TemperatureScaling.fit(scores, targets, Links.SIGMOID).temperature();

    assertThat(temperature).isCloseTo(3 / Math.log(3), within(1e-12));
    // Two scores (0, 3) with a softmax are the same.
    Tensor both = Tensor.of(new double[] {0, 3, 0, 3, 0, 3, 0, 3}, Shape.of(4, 2));
    assertThat(TemperatureScaling.fit(both, targets, Links.SOFTMAX).temperature())
        .isCloseTo(temperature, within(1e-12));
  }

  @Test
  void fit_scores_hasTheLeastLogLoss() {
    Tensor scores = RandomKey.of(1).normal(Shape.of(50, 3), DType.F64).times(4).evaluate();
    int[] codes = new int[50];
    int[] likely = scores.argmax(1).toInts();
    for (int i = 0; i < 50; i++) {
      codes[i] = i % 3 == 0 ? (likely[i] + 1) % 3 : likely[i];
    }
    Tensor targets = Tensor.of(codes, Shape.of(50));
    TemperatureScaling fitted = TemperatureScaling.fit(scores, targets, Links.SOFTMAX);

    double least = loss(scores, targets, fitted.temperature());
    assertThat(fitted.temperature()).isGreaterThan(1.5);
    for (double factor : new double[] {0.5, 0.99, 1.01, 2}) {
      assertThat(loss(scores, targets, factor * fitted.temperature())).isGreaterThan(least);
    }
    double[] probabilities = fitted.of(Links.SOFTMAX).of(scores).toDoubles();
    assertThat(probabilities)
        .containsExactly(
            scores.times(1 / fitted.temperature()).softmax(-1).toDoubles(), within(1e-15));
    assertThat(fitted.of(Links.SOFTMAX).of(scores).argmax(1).toInts()).isEqualTo(likely);
  }

  private static double loss(Tensor scores, Tensor targets, double temperature) {
    return new CrossEntropy().mean(scores.times(1 / temperature), targets).toDouble();
  }

  @Test
  void fit_withoutMistakes_endsAtTheBound() {
    Tensor targets = Tensor.of(new int[] {1, 0}, Shape.of(2));

    assertThat(TemperatureScaling.fit(column(1, -2), targets, Links.SIGMOID).temperature())
        .isCloseTo(0.01, within(1e-9));
    assertThat(TemperatureScaling.fit(column(-1, 2), targets, Links.SIGMOID).temperature())
        .isCloseTo(100, within(1e-6));
  }

  @Test
  void calibrated_loss_changesTheLinkOnly() {
    Loss loss = new Calibrated(new BinaryCrossEntropy(), new TemperatureScaling(2));
    Tensor bits = Tensor.of(new int[] {1, 0}, Shape.of(2));

    assertThat(loss.mean(column(1, 3), bits).toDouble())
        .isEqualTo(new BinaryCrossEntropy().mean(column(1, 3), bits).toDouble());
    assertThat(loss.link().of(column(1, 3)).toDoubles())
        .containsExactly(column(0.5, 1.5).sigmoid().toDoubles());
    assertThat(loss.link().givesProbabilities()).isTrue();
    assertThat(loss.link().scores(column(1)).toDoubles()).containsExactly(1);
    assertThat(loss.target()).isEqualTo(Loss.Target.BITS);
  }

  @Test
  void fit_whatDoesNotFit_throws() {
    Tensor targets = Tensor.of(new int[] {1, 2}, Shape.of(2));

    assertThatThrownBy(() -> TemperatureScaling.fit(column(1, 2), targets, Links.SIGMOID))
        .hasMessage("temperature: targets must lie in 0 to 1; sample 2 has 2");
    assertThatThrownBy(() -> TemperatureScaling.fit(column(1, 2, 3), targets, Links.SIGMOID))
        .hasMessage(
            "temperature: there must be a class code for each sample; scores f64[3], targets"
                + " i32[2]");
    assertThatThrownBy(() -> TemperatureScaling.fit(column(1, 2), targets, Links.IDENTITY))
        .hasMessage(
            "temperature: the scores must be those of a softmax or sigmoid; found IDENTITY");
    assertThatThrownBy(() -> new TemperatureScaling(0))
        .hasMessage("temperature: it must be greater than 0; found 0.0");
  }
}
