package dev.cajal.nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowsTest {
  private static final Map<String, Column.Kind> COLUMNS = columns();

  private static Map<String, Column.Kind> columns() {
    Map<String, Column.Kind> columns = new LinkedHashMap<>();
    columns.put("age", Column.Kind.NUMERIC);
    columns.put("town", Column.Kind.CATEGORICAL);
    return columns;
  }

  private static Table table(List<? extends Map<String, ?>> rows) {
    return Rows.table("rows", COLUMNS, rows);
  }

  @Test
  void table_ofMaps_hasTheWantedColumns() {
    Table table =
        table(
            List.of(
                Map.of("age", 3, "town", "Cork", "other", true), Map.of("age", 4.5, "town", 7)));

    assertThat(table.names()).containsExactly("age", "town");
    assertThat(table.columns().get(0).text(1)).isEqualTo("4.5");
    assertThat(table.columns().get(1).text(0)).isEqualTo("Cork");
    assertThat(table.columns().get(1).text(1)).isEqualTo("7");
  }

  @Test
  void table_ofNoRows_isRefused() {
    assertThatThrownBy(() -> table(List.of()))
        .isInstanceOf(DataException.class)
        .hasMessage("rows: at least one row is needed; found none");
  }

  @Test
  void table_withoutAValue_namesRowAndColumn() {
    assertThatThrownBy(
            () -> table(List.of(Map.of("age", 3, "town", "Cork"), Map.of("town", "Cork", "b", 1))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "rows, row 2: a value for column \"age\" is needed; found values for \"b\", \"town\"");
  }

  @Test
  void table_ofATextInANumericColumn_namesRowAndColumn() {
    assertThatThrownBy(() -> table(List.of(Map.of("age", "old", "town", "Cork"))))
        .isInstanceOf(DataException.class)
        .hasMessage("rows, row 1, column \"age\": expected a finite number; found \"old\"");
  }
}
