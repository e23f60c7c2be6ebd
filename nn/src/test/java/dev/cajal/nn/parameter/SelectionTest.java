package dev.cajal.nn.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  @ParameterizedTest
  @CsvSource({
    "**, a.b.c, true",
    "**, a, true",
    "a.b, a.b, true",
    "a.b, a.b.c, false",
    "a.*, a.b, true",
    "a.*, a.b.c, false",
    "a.**, a.b.c, true",
    "a.**, b.a, false",
    "**.weight, weight, true",
    "**.weight, 0.weight, true",
    "**.weight, 0.weights, false",
    "**.b.**, a.b.c, true",
    "lay*.weight, layer7.weight, true",
    "*.weight, 10.inner.weight, false",
  })
  void matches_pattern_asDocumented(String pattern, String path, boolean matches) {
    assertThat(Selection.of(pattern).matches(path)).isEqualTo(matches);
  }

  @Test
  void except_pattern_leavesOut() {
    Selection selection = Selection.all().except("encoder.**", "**.bias");

    assertThat(selection.matches("decoder.weight")).isTrue();
    assertThat(selection.matches("decoder.bias")).isFalse();
    assertThat(selection.matches("encoder.0.weight")).isFalse();
  }

  @Test
  void of_brokenPattern_throws() {
    assertThatThrownBy(() -> Selection.of("a..b"))
        .hasMessage("selection: a pattern must be names, * or ** joined by dots; found \"a..b\"");
  }

  @Test
  void pathOrder_numbers_compareByValue() {
    List<String> paths = Arrays.asList("10.w", "2.w", "2.a.b", "2.a", "x", "1.w");

    paths.sort(PathOrder.INSTANCE);

    assertThat(paths).containsExactly("1.w", "2.a", "2.a.b", "2.w", "10.w", "x");
  }
}
