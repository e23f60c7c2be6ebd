package dev.cajal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bounds are five standard errors wide; keys are fixed, so a test passes always or never. */
class RandomKeyTest {
  private static final int MANY = 100_000;
  private static final Shape SHAPE = Shape.of(MANY);

  private final RandomKey key = RandomKey.of(20);

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double sum =
        IntStream.range(0, a.length).mapToDouble(i -> (a[i] - meanA) * (b[i] - meanB)).sum();
    return sum / a.length / Math.sqrt(variance(a) * variance(b));
  }

  /** The statistic of counts that should be equal. */
  private static double chiSquare(int[] counts) {
    double expected = Arrays.stream(counts).average().orElseThrow();
    return Arrays.stream(counts).mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
  }

  @Test
  void uniform_hasTheMomentsOfItsDistribution() {
    for (DType dtype : new DType[] {DType.F32, DType.F64}) {
      double[] values = key.uniform(SHAPE, dtype).toDoubles();
      assertThat(Arrays.stream(values).allMatch(v -> v >= 0 && v < 1)).isTrue();
      assertThat(mean(values)).isCloseTo(0.5, within(5 * Math.sqrt(1.0 / 12 / MANY)));
      assertThat(variance(values)).isCloseTo(1.0 / 12, within(5 * Math.sqrt(1.0 / 180 / MANY)));
    }
  }

  @Test
  void uniform_fillsAHundredBinsEvenly() {
    int[] counts = new int[100];
    for (double value : key.uniform(SHAPE).toDoubles()) {
      counts[(int) (value * 100)]++;
    }
    assertThat(chiSquare(counts)).isBetween(50.0, 160.0);
  }

  @Test
  void uniform_ofF64_hasDigitsBelowThoseOfF32() {
    double[] values = key.uniform(Shape.of(1000), DType.F64).toDoubles();
    assertThat(Arrays.stream(values).anyMatch(v -> v * 0x1p24 != Math.rint(v * 0x1p24))).isTrue();
    assertThat(Arrays.stream(values).allMatch(v -> v * 0x1p48 == Math.rint(v * 0x1p48))).isTrue();
  }

  @Test
  void uniform_withBounds_staysWithin() {
    float[] values = key.uniform(SHAPE, -3, 5).toFloats();
    for (float value : values) {
      assertThat(value).isBetween(-3f, 5f);
    }
  }

  @Test
  void normal_hasTheMomentsOfItsDistribution() {
    for (DType dtype : new DType[] {DType.F32, DType.F64}) {
      double[] values = key.normal(SHAPE, dtype).toDoubles();
      assertThat(mean(values)).isCloseTo(0, within(5 / Math.sqrt(MANY)));
      assertThat(variance(values)).isCloseTo(1, within(5 * Math.sqrt(2.0 / MANY)));
      double third = Arrays.stream(values).map(v -> v * v * v).average().orElseThrow();
      double fourth = Arrays.stream(values).map(v -> v * v * v * v).average().orElseThrow();
      assertThat(third).isCloseTo(0, within(5 * Math.sqrt(15.0 / MANY)));
      assertThat(fourth).isCloseTo(3, within(5 * Math.sqrt(96.0 / MANY)));
      assertThat(Arrays.stream(values).allMatch(Double::isFinite)).isTrue();
    }
  }

  @Test
  void normal_hasTheTailsOfItsDistribution() {
    double[] values = key.normal(SHAPE).toDoubles();
    long outside = Arrays.stream(values).filter(v -> Math.abs(v) > 1.959964).count();
    assertThat((double) outside / MANY).isCloseTo(0.05, within(5 * Math.sqrt(0.05 * 0.95 / MANY)));
  }

  @Test
  void bernoulli_isTrueAsOftenAsAskedFor() {
    for (double probability : new double[] {0, 0.2, 0.5, 1}) {
      double share = mean(key.bernoulli(probability, SHAPE).toDoubles());
      double error = Math.sqrt(probability * (1 - probability) / MANY);
      assertThat(share).isCloseTo(probability, within(5 * error));
    }
  }

  @Test
  void permutation_namesEveryNumberOnce_andMovesThem() {
    int[] order = key.permutation(1000).toInts();
    assertThat(order).doesNotHaveDuplicates().hasSize(1000);
    assertThat(Arrays.stream(order).sum()).isEqualTo(999 * 1000 / 2);
    assertThat(IntStream.range(0, 1000).filter(i -> order[i] == i).count()).isLessThan(10);
  }

  @Test
  void permutation_ofThree_givesAllOrdersEquallyOften() {
    int[] counts = new int[27];
    for (int i = 0; i < 3000; i++) {
      int[] order = RandomKey.of(i).permutation(3).toInts();
      counts[9 * order[0] + 3 * order[1] + order[2]]++;
    }
    int[] seen = Arrays.stream(counts).filter(c -> c > 0).toArray();
    assertThat(seen).hasSize(6);
    assertThat(chiSquare(seen)).isLessThan(25);
  }

  @Test
  void sameKey_givesTheSameNumbers() {
    assertThat(RandomKey.of(5).child("a").normal(SHAPE).toFloats())
        .isEqualTo(RandomKey.of(5).child("a").normal(SHAPE).toFloats());
    assertThat(RandomKey.of(5).uniform(Shape.of(2, 3)).toFloats())
        .isEqualTo(RandomKey.of(5).uniform(Shape.of(6)).toFloats());
  }

  @Test
  void element_dependsOnItsIndexAlone() {
    float[] few = key.uniform(Shape.of(10)).toFloats();
    float[] many = key.uniform(SHAPE).toFloats();
    assertThat(Arrays.copyOf(many, 10)).isEqualTo(few);
  }

  @Test
  void childrenSeedsAndSteps_areIndependent() {
    Tensor first = Tensor.of(new int[] {1}, Shape.scalar());
    double[] base = key.uniform(SHAPE).toDoubles();
    double bound = 5 / Math.sqrt(MANY);
    for (RandomKey other :
        new RandomKey[] {
          key.child("a"), key.child("b"), key.child("a").child("a"), RandomKey.of(21), key.at(first)
        }) {
      assertThat(correlation(base, other.uniform(SHAPE).toDoubles())).isBetween(-bound, bound);
    }
    double[] a = key.child("a").uniform(SHAPE).toDoubles();
    assertThat(correlation(a, key.child("b").uniform(SHAPE).toDoubles())).isBetween(-bound, bound);
  }

  @Test
  void neighbours_areIndependent() {
    double[] values = key.uniform(SHAPE).toDoubles();
    double[] shifted = Arrays.copyOfRange(values, 1, values.length);
    double[] first = Arrays.copyOf(values, values.length - 1);
    double bound = 5 / Math.sqrt(MANY);
    assertThat(correlation(first, shifted)).isBetween(-bound, bound);
  }

  @Test
  void at_aVariableStep_drawsAnewAtEachEvaluation() {
    Variable step = Variable.of("step", Tensor.of(new int[] {0}, Shape.scalar()));
    Tensor draw = key.at(step).uniform(Shape.of(8));
    float[] first = draw.toFloats();
    step.set(1);
    assertThat(draw.toFloats()).isNotEqualTo(first);
    step.set(0);
    assertThat(draw.toFloats()).isEqualTo(first);
  }

  @Test
  void mistakes_areToldWhereTheyAreMade() {
    assertThatThrownBy(() -> key.bernoulli(1.5, SHAPE))
        .hasMessage("bernoulli: the probability must lie in [0, 1]; found 1.5");
    assertThatThrownBy(() -> key.at(Tensor.scalar(1)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("random key: the step must be an i32 of rank 0; found f32[]");
    assertThatThrownBy(() -> key.normal(SHAPE, DType.I32))
        .hasMessage("random key: random numbers are f32 or f64; found i32");
  }

  @Test
  void toString_tellsKeysApart() {
    RandomKey key = RandomKey.of(1);

    assertThat(key.toString()).matches("random key [0-9a-f]{16}");
    assertThat(key.child("a").toString()).isNotEqualTo(key.toString());
    assertThat(key.at(Tensor.of(new int[] {3}, Shape.scalar())).toString())
        .isEqualTo(key + " at step 3");
  }
}
