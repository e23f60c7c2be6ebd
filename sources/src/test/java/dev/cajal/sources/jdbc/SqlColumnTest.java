package dev.cajal.sources.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import org.junit.jupiter.api.Test;

class SqlColumnTest {
  @Test
  void of_bit_isATruthValueOnlyIfItIsOne() {
    assertThat(SqlColumn.of(Types.BIT, "bool", 1)).contains(SqlColumn.TRUTH);
    assertThat(SqlColumn.of(Types.BIT, "BIT", 1)).contains(SqlColumn.TRUTH);
    assertThat(SqlColumn.of(Types.BIT, "TINYINT", 1)).contains(SqlColumn.EXACT_NUMBER);
    assertThat(SqlColumn.of(Types.BIT, "TINYINT UNSIGNED", 3)).contains(SqlColumn.EXACT_NUMBER);
    assertThat(SqlColumn.of(Types.BIT, "bit", 8)).isEmpty();
    assertThat(SqlColumn.of(Types.BOOLEAN, "BOOLEAN", 1)).contains(SqlColumn.TRUTH);
  }
}
