package dev.cajal.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingMarkersTest {
  private final MissingMarkers markers =
      new MissingMarkers(List.of("unknown", "-999", "0", "Infinity"));

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "-999", "-999.00", "-9.99e2", "-0", "0.0", "inf"})
  void isMissing_markerOrItsNumberInOtherDigits_is(String text) {
    assertThat(markers.isMissing(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Unknown", "unknown ", "-999.5", "999", "", "nan", "-inf"})
  void isMissing_otherText_isNot(String text) {
    assertThat(markers.isMissing(text)).isFalse();
  }

  @Test
  void isMissing_numbers_byValue() {
    assertThat(markers.isMissing(-999)).isTrue();
    assertThat(markers.isMissing(-0.0)).isTrue();
    assertThat(markers.isMissing(Double.POSITIVE_INFINITY)).isTrue();
    assertThat(markers.isMissing(Double.NaN)).isFalse();
    assertThat(markers.isMissing(1)).isFalse();
  }

  @Test
  void isMissing_wordsAlone_noNumberIs() {
    MissingMarkers words = new MissingMarkers(List.of("unknown", "nan", ""));
    assertThat(words.isMissing("nan")).isTrue();
    assertThat(words.isMissing(Double.NaN)).isFalse();
    assertThat(MissingMarkers.NONE.isMissing("")).isFalse();
  }
}
