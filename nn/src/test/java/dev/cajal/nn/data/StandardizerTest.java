package dev.cajal.nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandardizerTest {

  private static Standardizer fit(double... values) {
    NumericColumn column = NumericColumn.of("x", values);
    return Standardizer.fit(column, IntStream.range(0, values.length).toArray());
  }

  @Test
  void fit_knownNumbers() {
    Standardizer standardizer = fit(2, 4, 4, 4, 5, 5, 7, 9);
    assertThat(standardizer).isEqualTo(new Standardizer(5, 2));
    assertThat(standardizer.apply(9)).isEqualTo(2);
    assertThat(standardizer.inverse(-1.5)).isEqualTo(2);
  }

  @Test
  void fit_onlyTheGivenRowsCount() {
    NumericColumn column = NumericColumn.of("x", 1, 1e9, 3);
    assertThat(Standardizer.fit(column, 0, 2)).isEqualTo(new Standardizer(2, 1));
  }

  @Test
  void fit_constant_everythingBecomesZero() {
    Standardizer standardizer = fit(0.1, 0.1, 0.1);
    assertThat(standardizer).isEqualTo(new Standardizer(0.1, 0));
    assertThat(standardizer.apply(7)).isZero();
    assertThat(standardizer.inverse(3)).isEqualTo(0.1);
  }

  @Test
  void fit_largeOffset_keepsPrecision() {
    Standardizer standardizer = fit(1e9 + 1, 1e9 + 2, 1e9 + 3);
    assertThat(standardizer.mean()).isEqualTo(1e9 + 2);
    assertThat(standardizer.deviation()).isCloseTo(Math.sqrt(2 / 3.0), within(1e-12));
  }

  @Test
  void fit_impossible_names() {
    assertThatThrownBy(() -> fit())
        .isInstanceOf(DataException.class)
        .hasMessage("column \"x\": standardising needs at least one row; found none");
    assertThatThrownBy(() -> fit(-1.5e308, 1.5e308))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "column \"x\": the numbers are too large or too close together to standardise")
        .hasMessageEndingWith("rescale them first");
    assertThatThrownBy(() -> fit(0, Double.MIN_VALUE)).isInstanceOf(DataException.class);
    assertThatThrownBy(() -> new Standardizer(0, -1))
        .hasMessage(
            "standardizer: the mean must be finite and the deviation finite and at least 0; found"
                + " mean 0.0, deviation -1.0");
  }
}
