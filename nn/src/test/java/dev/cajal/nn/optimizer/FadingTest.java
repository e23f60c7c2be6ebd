package dev.cajal.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.Tensor;
import dev.cajal.shape.Shape;
import org.junit.jupiter.api.Test;

class FadingTest {
  @Test
  void faded_f32_isZeroBelowItsLeast() {
    float least = 0x1p-124f;
    Tensor values =
        Tensor.of(least, -least, 0.99f * least, -0.99f * least, 1, Float.MIN_VALUE, Float.NaN);

    assertThat(Fading.faded(values).toFloats())
        .containsExactly(least, -least, 0, 0, 1, 0, Float.NaN);
  }

  @Test
  void faded_f64_isZeroBelowItsOwnLeast() {
    Tensor values = Tensor.of(new double[] {0x1p-1020, 0x1p-1021, -0x1p-100}, Shape.of(3));

    assertThat(Fading.faded(values).toDoubles()).containsExactly(0x1p-1020, 0, -0x1p-100);
  }
}
