package dev.cajal.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+1",
        "1.",
        ".5",
        "-.5e3",
        "1e5",
        "1E-5",
        "007",
        "123456789012345",
        "1.7976931348623157e308",
        "1e-400",
        "0.1",
        "3.141592653589793238462643383279",
        "9007199254740993",
        "000000000000000000001"
      })
  void number_ofNumbers_asTheJdkReadsThem(String text) {
    assertThat(CellText.kind(text)).isEqualTo(CellText.Kind.NUMBER);
    assertThat(CellText.number(text)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-", "+", ".", "e5", "1e", "1e+", "1d", "1f", "0x10", "1_000", "1 000", "1,5", "--1",
        "1.2.3", "१२", "abc", "missing"
      })
  void kind_ofTexts(String text) {
    assertThat(CellText.kind(text)).isEqualTo(CellText.Kind.TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "n/a", "NULL", "?", "NaN", "nan", "#N/A"})
  void kind_ofMissing(String text) {
    assertThat(CellText.kind(text)).isEqualTo(CellText.Kind.MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "-Inf", "Infinity", "-infinity"})
  void kind_ofNotFinite(String text) {
    assertThat(CellText.kind(text)).isEqualTo(CellText.Kind.NOT_FINITE);
  }

  @Test
  void number_ofRandomDecimals_exactlyAsTheJdk() {
    Random random = new Random(5);
    for (int i = 0; i < 100_000; i++) {
      String text =
          String.format(
              Locale.ROOT,
              "%." + random.nextInt(14) + "f",
              random.nextGaussian() * Math.pow(10, random.nextInt(9)));
      assertThat(CellText.number(text)).isEqualTo(Double.parseDouble(text));
    }
  }

  @Test
  void isDecimalComma_onlyOneCommaInANumber() {
    assertThat(CellText.isDecimalComma("-1,5")).isTrue();
    assertThat(CellText.isDecimalComma("1,500,000")).isFalse();
    assertThat(CellText.isDecimalComma("a,b")).isFalse();
  }
}
