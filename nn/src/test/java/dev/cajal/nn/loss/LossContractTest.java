package dev.cajal.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.GradientCheck;
import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every loss must do; a new loss is a new row. */
class LossContractTest {
  /** A loss with an output's shape and a target that fits it. */
  record Case(Loss loss, Shape output, Tensor target) {
    Tensor targetFor(DType dtype) {
      return target.dtype().isFloating() ? target.to(dtype) : target;
    }
  }

  static Stream<Case> cases() {
    Tensor numbers = RandomKey.of(1).normal(Shape.of(4, 3));
    Tensor codes = Tensor.of(new int[] {2, 0, 1, 1}, Shape.of(4));
    Tensor bits = Tensor.of(new int[] {1, 0, 1, 1}, Shape.of(4));
    Tensor positions = Tensor.of(new int[] {0, 1, 2, 2, 1, 0, 0, 0}, Shape.of(4, 2));
    return Stream.of(
        new Case(new SquaredError(), Shape.of(4, 3), numbers),
        new Case(new SquaredError(), Shape.of(4, 1), numbers.at(1, 0)),
        new Case(new SquaredError(), Shape.of(4), numbers.at(1, 0)),
        new Case(new SquaredError(), Shape.of(4, 3, 1), numbers),
        new Case(new CrossEntropy(), Shape.of(4, 3), codes),
        new Case(new CrossEntropy(), Shape.of(4, 3), codes.to(DType.U8)),
        new Case(new CrossEntropy(), Shape.of(4, 3), numbers.softmax(-1)),
        new Case(new CrossEntropy(), Shape.of(4, 2, 3), positions),
        new Case(new BinaryCrossEntropy(), Shape.of(4, 1), bits),
        new Case(new BinaryCrossEntropy(), Shape.of(4), bits.to(DType.F32)),
        new Case(new BinaryCrossEntropy(), Shape.of(4, 3), numbers.sigmoid()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void perSample_doubles_gradientsAreCorrect(Case c) {
    Tensor point = RandomKey.of(5).normal(c.output, DType.F64);
    Tensor target = c.targetFor(DType.F64).evaluate();

    GradientCheck.of(s -> c.loss.perSample(s, target), point).requireCorrect();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void perSample_batch_givesOnePositiveNumberEach(Case c) {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      Tensor output = RandomKey.of(5).normal(c.output, dtype);

      Tensor losses = c.loss.perSample(output, c.targetFor(dtype));

      assertThat(losses.type()).isEqualTo(new TensorType(dtype, Shape.of(4)));
      assertThat(Arrays.stream(losses.toDoubles())).allMatch(v -> v >= 0);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mean_batch_isTheMeanOfItsSamples(Case c) {
    Tensor output = RandomKey.of(5).normal(c.output, DType.F64);
    Tensor target = c.targetFor(DType.F64);
    double sum = 0;
    for (int row = 0; row < 4; row++) {
      Tensor loss = c.loss.mean(output.slice(0, row, row + 1), target.slice(0, row, row + 1));
      sum += loss.toDouble();
    }

    assertThat(c.loss.mean(output, target).toDouble()).isCloseTo(sum / 4, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void perSample_hugeScores_isFinite(Case c) {
    Tensor output = RandomKey.of(5).normal(c.output).times(1000);

    double[] losses = c.loss.perSample(output, c.targetFor(DType.F32)).toDoubles();

    assertThat(Arrays.stream(losses)).allMatch(Double::isFinite);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void registry_textAndMap_giveAnEqualLoss(Case c) {
    String text = Losses.registry().print(c.loss).orElseThrow();

    assertThat(Losses.registry().parse(text)).isEqualTo(c.loss);
    assertThat(Losses.registry().toMap(c.loss).map(Losses.registry()::fromMap)).contains(c.loss);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void link_output_keepsTheShape(Case c) {
    Tensor output = RandomKey.of(5).normal(c.output);

    assertThat(c.loss.link().of(output).shape()).isEqualTo(c.output);
  }

  @Test
  void registry_everyDefinition_isInTheTable() {
    assertThat(cases().map(c -> Losses.registry().print(c.loss).orElseThrow()))
        .containsAll(Losses.registry().definitions().stream().map(Definition::name).toList());
  }
}
