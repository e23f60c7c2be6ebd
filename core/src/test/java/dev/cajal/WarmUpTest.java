package dev.cajal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.kernel.MatMuls;
import dev.cajal.shape.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarmUpTest {
  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"F32", "F64"})
  void begin_beforeAnyProduct_makesLargeProductsReady(DType dtype) throws InterruptedException {
    WarmUp.begin(dtype);
    WarmUp.begin(dtype);
    long end = System.nanoTime() + 20_000_000_000L;
    while (!MatMuls.isReady(dtype) && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertThat(MatMuls.isReady(dtype)).isTrue();
  }

  @Test
  void begin_elementTypeWithoutProducts_isRefused() {
    assertThatThrownBy(() -> WarmUp.begin(DType.I32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("warm-up: the element type must be F32 or F64; found I32");
  }
}
