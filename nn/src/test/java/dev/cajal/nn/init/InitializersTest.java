package dev.cajal.nn.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
        new Normal(1, 0.5));
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
  }

  private static double max(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }
}
