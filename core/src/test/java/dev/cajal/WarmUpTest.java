package dev.cajal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.shape.DType;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  @Test
  void begin_twice_returnsAtOnce() {
    assertThatCode(
            () -> {
              WarmUp.begin();
              WarmUp.begin(DType.F32);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void begin_elementTypeWithoutProducts_isRefused() {
    assertThatThrownBy(() -> WarmUp.begin(DType.I32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("warm-up: the element type must be F32 or F64; found I32");
  }
}
