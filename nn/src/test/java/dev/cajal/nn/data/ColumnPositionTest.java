package dev.cajal.nn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnPositionTest {
  private static final List<String> NAMES = List.of("id", "ID", "Width", "3");

  @ParameterizedTest
  @CsvSource({"id,0", "ID,1", "width,2", "3,3", "1,0", "+2,1", "-1,3", "-4,0"})
  void find_nameOrPosition_isThatColumn(String text, int index) {
    assertThat(ColumnPosition.find(NAMES, text)).hasValue(index);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Id", "0", "5", "-5", "height", "", "1234567890"})
  void find_otherText_isNone(String text) {
    assertThat(ColumnPosition.find(NAMES, text)).isEmpty();
  }
}
