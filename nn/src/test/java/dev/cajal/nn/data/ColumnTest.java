package dev.cajal.nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTest {

  @Test
  void of_changedArrays_columnKeepsItsValues() {
    double[] values = {1, 2};
    int[] codes = {0, 1};
    NumericColumn numeric = NumericColumn.of("x", values);
    CategoricalColumn categorical = CategoricalColumn.of("c", List.of("a", "b"), codes);
    values[0] = 9;
    codes[0] = 1;
    numeric.values()[1] = 9;
    categorical.codes()[1] = 0;
    assertThat(numeric).isEqualTo(NumericColumn.of("x", 1, 2));
    assertThat(categorical.text(0)).isEqualTo("a");
    assertThat(categorical.text(1)).isEqualTo("b");
  }

  @Test
  void text_ofNumbers_hasNoNeedlessDigits() {
    NumericColumn column = NumericColumn.of("x", 3, -0.0, 0.1, 1e300);
    assertThat(List.of(column.text(0), column.text(1), column.text(2), column.text(3)))
        .containsExactly("3", "0", "0.1", "1.0E300");
  }

  @Test
  void of_notFinite_names() {
    assertThatThrownBy(() -> NumericColumn.of("x", 1, 1 / 0.0))
        .isInstanceOf(DataException.class)
        .hasMessage("column \"x\": numbers must be finite; row 2 holds Infinity");
  }

  @Test
  void missing_ofEveryKind_countedAndWithoutText() {
    Column numbers = NumericColumn.of("x", 1, Double.NaN, 3);
    Column labels = CategoricalColumn.ofTexts("c", Arrays.asList("b", null, "a"));
    Column dates = DateColumn.of("d", Column.Kind.DATE, 0, Double.NaN, 86_400 + 3600.5);
    for (Column column : List.of(numbers, labels, dates)) {
      assertThat(column.missing()).isEqualTo(1);
      assertThat(column.isMissing(1)).isTrue();
      assertThat(column.text(1)).isEmpty();
      assertThat(column.rows(new int[] {1, 1}).missing()).isEqualTo(2);
    }
    assertThat(dates.text(0)).isEqualTo("1970-01-01");
    assertThat(dates.text(2)).isEqualTo("1970-01-02T01:00:00.500");
  }

  @Test
  void dateColumn_ofAnotherKindOrTooFar_names() {
    assertThatThrownBy(() -> DateColumn.of("d", Column.Kind.NUMERIC, 0))
        .isInstanceOf(DataException.class)
        .hasMessage("column \"d\": dates are of the kind date or month-first-date; found numeric");
    assertThatThrownBy(() -> DateColumn.of("d", Column.Kind.DATE, 1e12))
        .hasMessage(
            "column \"d\": dates must lie within the years -9999 to 9999; row 1 holds 1.0E12"
                + " seconds");
  }

  @Test
  void ofTexts_labelsInFixedOrder_whateverTheRows() {
    CategoricalColumn column =
        CategoricalColumn.ofTexts("c", List.of("10", "b", "2", "a", "02", "b", "-1"));
    assertThat(column.labels()).containsExactly("-1", "2", "10", "02", "a", "b");
    assertThat(column.codes()).containsExactly(2, 5, 1, 4, 3, 5, 0);
    assertThat(column.text(1)).isEqualTo("b");
  }

  @Test
  void of_codeOutOfRange_names() {
    assertThatThrownBy(() -> CategoricalColumn.of("c", List.of("a", "b"), 0, 2))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "column \"c\": codes must lie in 0 to 1, the positions of the labels; row 2 holds 2");
  }

  @Test
  void of_labelTwice_names() {
    assertThatThrownBy(() -> CategoricalColumn.of("c", List.of("a", "a"), 0))
        .isInstanceOf(DataException.class)
        .hasMessage("column \"c\": labels must be distinct; found \"a\", \"a\"");
  }

  @Test
  void rows_repeatedAndReordered_keepsLabels() {
    assertThat(NumericColumn.of("x", 1, 2, 3).rows(new int[] {2, 0, 2}).values())
        .containsExactly(3, 1, 3);
    CategoricalColumn chosen =
        CategoricalColumn.of("c", List.of("a", "b"), 0, 1, 1).rows(new int[] {2, 1});
    assertThat(chosen.codes()).containsExactly(1, 1);
    assertThat(chosen.labels()).containsExactly("a", "b");
  }

  @Test
  void location_inEveryDegree_reads() {
    Location file = Location.of("a.csv");
    assertThat(file).hasToString("a.csv");
    assertThat(file.line(7)).hasToString("a.csv, line 7");
    assertThat(file.line(7).column("b")).hasToString("a.csv, line 7, column \"b\"");
    assertThatThrownBy(() -> file.line(-1))
        .hasMessage("location: line must be 0 or more; found -1");
  }

  @Test
  void quoted_longAndControlText_staysOneShortLine() {
    assertThat(Quoted.of("a\nb\u001b[2J")).isEqualTo("\"a?b?[2J\"");
    assertThat(Quoted.of("x".repeat(1000))).hasSize(63).endsWith("…\"");
    assertThat(Quoted.list(java.util.Collections.nCopies(14, "a"))).endsWith("\"a\" and 2 more");
  }
}
