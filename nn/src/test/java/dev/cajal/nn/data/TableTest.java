package dev.cajal.nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
  private static final Table FLOWERS =
      Table.of(
          "flowers.csv",
          NumericColumn.of("petal length", 1, 2, 3),
          NumericColumn.of("petal width", 4, 5, 6),
          CategoricalColumn.ofTexts("2", List.of("a", "b", "a")));

  @ParameterizedTest
  @CsvSource({
    "petal width, petal width",
    "PETAL WIDTH, petal width",
    "1, petal length",
    "2, 2",
    "-1, 2",
    "-3, petal length",
    "+1, petal length"
  })
  void column_byNameOrPosition_found(String wanted, String found) {
    assertThat(FLOWERS.column(wanted).name()).isEqualTo(found);
  }

  @Test
  void column_unknown_offersNearest() {
    assertThatThrownBy(() -> FLOWERS.column("petal wdith"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "flowers.csv: no column is called \"petal wdith\"; did you mean \"petal width\" or"
                + " \"petal length\"?");
    assertThatThrownBy(() -> FLOWERS.column("species"))
        .hasMessage(
            "flowers.csv: no column is called \"species\"; columns: \"petal length\", \"petal"
                + " width\", \"2\"");
  }

  @ParameterizedTest
  @CsvSource({"0", "4", "-4", "999999999"})
  void column_positionOutOfRange_names(String position) {
    assertThatThrownBy(() -> FLOWERS.column(position))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "flowers.csv: a column's position must lie in 1 to 3, or count from the end as -1 to"
                + " -3; found "
                + position);
  }

  @Test
  void of_badColumns_names() {
    assertThatThrownBy(() -> Table.of("t", List.of()))
        .hasMessage("t: a table needs at least one column; found none");
    assertThatThrownBy(() -> Table.of("t", NumericColumn.of("a", 1), NumericColumn.of("b")))
        .hasMessage(
            "t: all columns must have the same number of rows; column \"a\" has 1, column \"b\" has"
                + " 0");
    assertThatThrownBy(() -> Table.of("t", NumericColumn.of("a", 1), NumericColumn.of("a", 1)))
        .hasMessage("t: column names must differ; \"a\" occurs twice");
    assertThatThrownBy(() -> FLOWERS.withLines(1, 2))
        .hasMessage("flowers.csv: expected one line number per row, 3; found 2");
  }

  @Test
  void kinds_inOrderOfColumns() {
    assertThat(FLOWERS.kinds())
        .containsExactly(
            Map.entry("petal length", Column.Kind.NUMERIC),
            Map.entry("petal width", Column.Kind.NUMERIC),
            Map.entry("2", Column.Kind.CATEGORICAL));
  }

  @Test
  void rows_chosen_keepTheirLines() {
    Table chosen = FLOWERS.withLines(2, 3, 5).rows(2, 0);
    assertThat(chosen.line(0)).isEqualTo(5);
    assertThat(chosen.line(1)).isEqualTo(2);
    assertThat(chosen.rows()).isEqualTo(2);
    assertThat(chosen.location(0, "x")).hasToString("flowers.csv, line 5, column \"x\"");
  }

  @Test
  void location_ofRowsWithoutLines_countsRows() {
    Table table = Table.of("q", NumericColumn.of("x", 1, 2)).withRowNumbers(7, 8);

    assertThat(table.location(1, "x")).hasToString("q, row 8, column \"x\"");
    assertThat(table.rows(1).location(0, "")).hasToString("q, row 8");
    assertThat(table.withNotes(List.of("n")).unit()).isEqualTo(Location.Unit.ROW);
    assertThat(table.withLines(3, 4).location(0, "").line(9)).hasToString("q, line 9");
  }
}
