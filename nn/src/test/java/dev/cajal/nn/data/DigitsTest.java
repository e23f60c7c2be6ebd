package dev.cajal.nn.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigitsTest {
  @Test
  void scalers_describe_withoutTheLastDigitsOfBinaryArithmetic() {
    assertThat(new RobustScaler(5.7, 6.4 - 5.1).describe())
        .isEqualTo("median 5.7, range of quartiles 1.3");
    assertThat(new MinMaxScaler(0.1 + 0.2, 1e9).describe()).isEqualTo("minimum 0.3, maximum 1.0E9");
    assertThat(new Standardizer(1 / 3.0, 123_456_789).describe())
        .isEqualTo("mean 0.333333, deviation 1.23456789E8");
  }

  @Test
  void shown_largeNumbers_keepTheDigitsThatTellThemApart() {
    assertThat(new MinMaxScaler(1_000_001, 1_000_004).describe())
        .isEqualTo("minimum 1000001.0, maximum 1000004.0");
    assertThat(Digits.shown(-1234.5678)).isEqualTo("-1234.568");
    assertThat(Digits.shown(999.99951)).isEqualTo("1000.0");
    assertThat(Digits.shown(20_240_115)).isEqualTo("2.0240115E7");
    assertThat(Digits.shown(0x1p53 - 1)).isEqualTo("9.007199254740991E15");
    assertThat(Digits.shown(1e300)).isEqualTo("1.0E300");
  }

  @Test
  void fill_ofNumbers_isRoundedWhereItIsRead() {
    NumberEncoder numbers = new NumberEncoder("age", new Standardizer(30, 4));

    assertThat(new ImputingEncoder(numbers, "29.999999999999996", false).describe())
        .isEqualTo("mean 30.0, deviation 4.0; missing: 30.0");
  }
}
