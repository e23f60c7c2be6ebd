package dev.cajal.nn.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InitializersTest {
  private static final RandomKey KEY = RandomKey.of(3).child("weight");

  static List<Initializer> all() {
    return List.of(
        Glorot.UNIFORM,
        Glorot.NORMAL,
        He.UNIFORM,
        He.NORMAL,
        new Constant(0.25),
        new Constant(0),
        new Constant(1),
        new Uniform(-1, 2),
        new Normal(1, 0.5),
        LeCun.UNIFORM,
        LeCun.NORMAL,
        new TruncatedNormal(1, 0.5),
        new Orthogonal(),
        new Orthogonal(1.5));
  }

  @ParameterizedTest
  @MethodSource("all")
  void initial_bothTypes_hasTheTypeAndRepeats(Initializer initializer) {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      TensorType type = new TensorType(dtype, Shape.of(4, 6));

      Tensor first = initializer.initial(type, KEY);

      assertThat(first.type()).isEqualTo(type);
      assertThat(initializer.initial(type, KEY).toDoubles()).containsExactly(first.toDoubles());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void registry_textAndMap_giveAnEqualOne(Initializer initializer) {
    String text = Initializers.registry().print(initializer).orElseThrow();

    assertThat(Initializers.registry().parse(text)).isEqualTo(initializer);
    assertThat(Initializers.registry().toMap(initializer).map(Initializers.registry()::fromMap))
        .contains(initializer);
  }

  @Test
  void registry_everyDefinition_isInTheTable() {
    Stream<String> names =
        all().stream()
            .map(i -> Initializers.registry().toMap(i).orElseThrow().get("type").toString());

    assertThat(names)
        .containsAll(Initializers.registry().definitions().stream().map(Definition::name).toList());
  }

  @Test
  void glorotUniform_manyNumbers_fillItsRange() {
    double[] values = Initializers.glorotUniform(300, 100, KEY).toDoubles();
    double limit = Math.sqrt(6.0 / 400);

    assertThat(max(values)).isBetween(0.99 * limit, limit);
    assertThat(variance(values)).isCloseTo(2.0 / 400, within(0.0002));
  }

  @Test
  void normalForms_manyNumbers_haveTheVariance() {
    assertThat(variance(Initializers.glorotNormal(300, 100, KEY).toDoubles()))
        .isCloseTo(2.0 / 400, within(0.0002));
    assertThat(variance(Initializers.heNormal(300, 100, KEY).toDoubles()))
        .isCloseTo(2.0 / 300, within(0.0002));
  }

  @Test
  void heUniform_manyNumbers_fillItsRange() {
    double[] values = Initializers.heUniform(300, 100, KEY).toDoubles();
    double limit = Math.sqrt(6.0 / 300);

    assertThat(max(values)).isBetween(0.99 * limit, limit);
  }

  @Test
  void lecunForms_manyNumbers_haveTheVariance() {
    double[] uniform = Initializers.lecunUniform(300, 100, KEY).toDoubles();

    assertThat(max(uniform)).isBetween(0.99 * Math.sqrt(3.0 / 300), Math.sqrt(3.0 / 300));
    assertThat(variance(uniform)).isCloseTo(1.0 / 300, within(0.0001));
    assertThat(variance(Initializers.lecunNormal(300, 100, KEY).toDoubles()))
        .isCloseTo(1.0 / 300, within(0.0001));
  }

  @Test
  void truncatedNormal_manyNumbers_haveItsDistribution() {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      TensorType type = new TensorType(dtype, Shape.of(300, 200));
      double[] values = new TruncatedNormal(0, 1).initial(type, KEY).toDoubles();

      assertThat(max(values)).isBetween(1.999, 2.0);
      assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(0, within(0.01));
      // 1 − 2·2φ(2) / (1 − 2Φ(−2))
      assertThat(variance(values)).isCloseTo(0.7737413035, within(0.01));
      // Φ(1) − Φ(−1) of what Φ(2) − Φ(−2) leaves
      double central = Arrays.stream(values).filter(v -> Math.abs(v) < 1).count();
      assertThat(central / values.length).isCloseTo(0.6826894921 / 0.9544997361, within(0.006));
    }
  }

  @Test
  void truncatedNormal_uniformNumber_isItsQuantile() {
    TensorType type = new TensorType(DType.F64, Shape.of(1000));
    double[] p = KEY.uniform(Shape.of(1000), DType.F64).toDoubles();

    Tensor z = new TruncatedNormal(0, 1).initial(type, KEY);

    double[] cumulative = z.times(Math.sqrt(0.5)).erf().plus(1).times(0.5).toDoubles();
    for (int i = 0; i < p.length; i++) {
      double wanted = 0.0227501319481792 + p[i] * 0.9544997361036416;
      assertThat(cumulative[i]).isCloseTo(wanted, within(1e-14));
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "9, 4", "4, 9", "1, 5", "40, 40"})
  void orthogonal_matrix_hasOrthonormalRowsOrColumns(int rows, int columns) {
    Tensor w = new Orthogonal(2).initial(new TensorType(DType.F64, Shape.of(rows, columns)), KEY);

    Tensor products = rows < columns ? w.matmul(w, false, true) : w.matmul(w, true, false);

    int size = Math.min(rows, columns);
    double[] found = products.toDoubles();
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(i % (size + 1) == 0 ? 4 : 0, within(1e-13));
    }
  }

  @Test
  void orthogonal_window_takesAllAxesButTheLastAsRows() {
    Tensor w = new Orthogonal().initial(TensorType.f32(3, 3, 2, 5), KEY);

    Tensor flat = w.reshape(18, 5);

    assertThat(w.shape()).isEqualTo(Shape.of(3, 3, 2, 5));
    double[] products = flat.matmul(flat, true, false).toDoubles();
    for (int i = 0; i < products.length; i++) {
      assertThat(products[i]).isCloseTo(i % 6 == 0 ? 1 : 0, within(1e-6));
    }
    assertThat(Initializers.orthogonal(18, 5, KEY).toFloats()).containsExactly(flat.toFloats());
  }

  @Test
  void orthogonal_manyKeys_haveNoPreferredDirection() {
    double sum = 0;
    for (int i = 0; i < 400; i++) {
      TensorType type = new TensorType(DType.F64, Shape.of(2, 2));
      sum += new Orthogonal().initial(type, RandomKey.of(i)).toDoubles()[0];
    }

    assertThat(sum / 400).isCloseTo(0, within(0.15));
  }

  @Test
  void orthogonal_vector_throws() {
    assertThatThrownBy(() -> new Orthogonal().initial(TensorType.f32(7), KEY))
        .isInstanceOf(ShapeException.class)
        .hasMessage("orthogonal: a parameter must have at least two axes; found f32[7]");
  }

  @Test
  void fan_window_countsForBoth() {
    assertThat(Fan.of(Shape.of(3, 3, 16, 32))).isEqualTo(new Fan(144, 288));
    assertThat(Fan.of(Shape.of(784, 10))).isEqualTo(new Fan(784, 10));
    assertThat(Fan.of(Shape.of(7))).isEqualTo(new Fan(7, 7));
    assertThat(Fan.of(Shape.scalar())).isEqualTo(new Fan(1, 1));
  }

  @Test
  void zerosAndOnes_shape_areThat() {
    assertThat(Initializers.zeros(2, 3).toFloats()).hasSize(6).containsOnly(0);
    assertThat(Initializers.ones(3).toFloats()).hasSize(3).containsOnly(1);
  }

  @Test
  void constructors_badSettings_throw() {
    assertThatThrownBy(() -> new Constant(Double.NaN))
        .hasMessage("constant: value must be finite; found NaN");
    assertThatThrownBy(() -> new Uniform(2, 1))
        .hasMessage(
            "uniform: low must not exceed high and both be finite; found low 2.0, high 1.0");
    assertThatThrownBy(() -> new Normal(0, -1))
        .hasMessage(
            "normal: the mean must be finite and the deviation at least 0; found mean 0.0,"
                + " deviation -1.0");
    assertThatThrownBy(() -> new TruncatedNormal(Double.NaN, 1))
        .hasMessage(
            "truncated_normal: the mean must be finite and the deviation at least 0; found mean"
                + " NaN, deviation 1.0");
    assertThatThrownBy(() -> new Orthogonal(0))
        .hasMessage("orthogonal: gain must be finite and not 0; found 0.0");
  }

  private static double max(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }
}
