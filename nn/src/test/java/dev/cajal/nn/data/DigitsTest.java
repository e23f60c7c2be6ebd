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
        .isEqualTo("mean 0.333333, deviation 1.23457E8");
  }

  @Test
  void fill_ofNumbers_isRoundedWhereItIsRead() {
    NumberEncoder numbers = new NumberEncoder("age", new Standardizer(30, 4));

    assertThat(new ImputingEncoder(numbers, "29.999999999999996", false).describe())
        .isEqualTo("mean 30.0, deviation 4.0; missing: 30.0");
  }
}
