package dev.cajal.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassWeightedTest {
  private static final Tensor SCORES = RandomKey.of(1).normal(Shape.of(4, 3), DType.F64);
  private static final Tensor CODES = Tensor.of(new int[] {2, 0, 1, 1}, Shape.of(4));

  @Test
  void perSample_codes_haveTheWeightOfTheirClass() {
    Loss weighted = new ClassWeighted(new CrossEntropy(), List.of(1.0, 2.0, 0.5));
    double[] plain = new CrossEntropy().perSample(SCORES, CODES).toDoubles();
    double[] expected = {0.5 * plain[0], plain[1], 2 * plain[2], 2 * plain[3]};

    assertThat(weighted.perSample(SCORES, CODES).toDoubles()).containsExactly(expected);
    assertThat(weighted.perSample(SCORES, CODES.to(DType.U8)).toDoubles())
        .containsExactly(expected);
    assertThat(weighted.perSample(SCORES, CODES.oneHot(3, DType.F64)).toDoubles())
        .containsExactly(expected, within(1e-15));
    assertThat(weighted.mean(SCORES, CODES).toDouble())
        .isCloseTo((expected[0] + expected[1] + expected[2] + expected[3]) / 4, within(1e-15));
  }

  @Test
  void perSample_bits_haveTheWeightOfTheirClass() {
    Loss weighted = new ClassWeighted(new BinaryCrossEntropy(), List.of(1.0, 3.0));
    Tensor column = SCORES.slice(1, 0, 1);
    Tensor bits = Tensor.of(new int[] {1, 0, 0, 1}, Shape.of(4));
    double[] plain = new BinaryCrossEntropy().perSample(column, bits).toDoubles();
    double[] expected = {3 * plain[0], plain[1], plain[2], 3 * plain[3]};

    assertThat(weighted.perSample(column, bits).toDoubles()).containsExactly(expected);
    assertThat(weighted.perSample(column, bits.to(DType.F64).expand(1)).toDoubles())
        .containsExactly(expected);
  }

  @Test
  void link_isThatOfTheLoss() {
    Loss weighted = new ClassWeighted(new MulticlassHinge(), List.of(1.0, 2.0, 3.0));

    assertThat(weighted.link()).isEqualTo(Links.IDENTITY);
    assertThat(weighted.target()).isEqualTo(Loss.Target.CLASSES);
    assertThat(weighted.outputsPerTarget()).isEqualTo(1);
  }

  @Test
  void check_unknownClass_isNamed() {
    Loss weighted = new ClassWeighted(new CrossEntropy(), List.of(1.0, 2.0));

    assertThatThrownBy(() -> weighted.check(new Buffer.I32(new int[] {0, 1, 2}), 3, 3))
        .hasMessage("class weights: targets must lie in 0 to 1; sample 3 has 2");
    assertThatThrownBy(() -> weighted.check(new Buffer.I32(new int[] {0, 4, 2}), 3, 3))
        .hasMessage("cross_entropy: targets must lie in 0 to 2; sample 2 has 4");
  }

  @Test
  void weights_thatCannotBe_throw() {
    assertThatThrownBy(() -> new ClassWeighted(new CrossEntropy(), List.of(1.0, -2.0)))
        .hasMessage("class weights: each must be at least 0; found [1.0, -2.0]");
    assertThatThrownBy(() -> new ClassWeighted(new CrossEntropy(), List.of(0.0, 0.0)))
        .hasMessage("class weights: one must be greater than 0; found [0.0, 0.0]");
    Loss weighted = new ClassWeighted(new SquaredError(), List.of(1.0, 2.0));
    assertThatThrownBy(() -> weighted.perSample(SCORES, SCORES))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "class weights: for 2 classes the target must be codes i32[4] or rows f32[4, 2]; found"
                + " f64[4, 3]");
  }

  @Test
  void balanced_counts_letEveryClassCountAsMuch() {
    // 12 samples in 3 classes: 12 / (3 · 6), 12 / (3 · 4), 12 / (3 · 2).
    assertThat(ClassWeights.balanced(6, 4, 2)).containsExactly(12.0 / 18, 1.0, 2.0);
    assertThat(ClassWeights.balanced(6, 0, 2)).containsExactly(8.0 / 12, 1.0, 2.0);
    assertThat(ClassWeights.isSkewed(100, 10)).isFalse();
    assertThat(ClassWeights.isSkewed(101, 10)).isTrue();
    assertThat(ClassWeights.isSkewed(101, 0, 11)).isFalse();
  }

  @Test
  void inUnit_standardisedCounts_areThoseOfTheirUnit() {
    // y = 3, 5 with mean 4 and deviation 1 (times 2): z = −½, ½.
    Loss poisson = new InUnit(new Poisson(), 4, 2);
    Tensor s = Tensor.of(new double[] {1, 2}, Shape.of(2));
    Tensor z = Tensor.of(new double[] {-0.5, 0.5}, Shape.of(2));
    Tensor y = Tensor.of(new double[] {3, 5}, Shape.of(2));

    assertThat(poisson.perSample(s, z).toDoubles())
        .containsExactly(new Poisson().perSample(s, y).toDoubles());
    assertThat(poisson.link().of(s).toDoubles())
        .containsExactly(
            new double[] {(Math.exp(1) - 4) / 2, (Math.exp(2) - 4) / 2}, within(1e-14));
    poisson.check(new Buffer.F32(new float[] {-2.0000002f}), 1, 1);
    assertThatThrownBy(() -> poisson.check(new Buffer.F32(new float[] {0, -2.5f}), 2, 1))
        .hasMessage("poisson: targets must be at least 0; sample 2 has -1");
    assertThatThrownBy(() -> new InUnit(new Poisson(), Double.NaN, 1))
        .hasMessage(
            "unit: mean and deviation must be finite, the deviation at least 0; found mean NaN,"
                + " deviation 1.0");
  }
}
