package dev.cajal.sources.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DateColumn;
import dev.cajal.nn.data.NumericColumn;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.TableStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcSourceTest {
  private static final String URL = "jdbc:h2:mem:JdbcSourceTest";
  private final JdbcDataSource database = new JdbcDataSource();
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection(URL);
    database.setURL(URL);
    execute(
        "create table t (n int, x double, s varchar, b boolean, d date)",
        "insert into t values (1, 0.5, 'a', true, '2024-02-29'), (2, null, null, null, null),"
            + " (3, -2e300, 'b''c', false, '1969-12-31')");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Column only(String expression) {
    return JdbcSource.read(database, "select " + expression + " as v").columns().getFirst();
  }

  private static void refuses(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(DataException.class).hasMessage(message);
  }

  @Test
  void read_typedColumns_withNullAsMissing() {
    Table table = JdbcSource.read(database, "select * from t order by n");

    assertThat(table.names()).containsExactly("N", "X", "S", "B", "D");
    assertThat(table.find("N")).contains(NumericColumn.of("N", 1, 2, 3));
    assertThat(table.find("X")).contains(NumericColumn.of("X", 0.5, Double.NaN, -2e300));
    assertThat(table.find("S")).contains(CategoricalColumn.of("S", List.of("a", "b'c"), 0, -1, 1));
    assertThat(table.find("B"))
        .contains(CategoricalColumn.of("B", List.of("false", "true"), 1, -1, 0));
    assertThat(table.find("D"))
        .contains(
            DateColumn.of(
                "D",
                Column.Kind.DATE,
                LocalDate.of(2024, 2, 29).toEpochDay() * 86400.0,
                Double.NaN,
                -86400));
    assertThat(table.source()).isEqualTo("query \"select * from t order by n\"");
    assertThat(table.line(2)).isEqualTo(3);
    assertThat(table.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cast(7 as tinyint)                                         | numeric     | 7",
        "cast(-300 as smallint)                                     | numeric     | -300",
        "cast(9007199254740993 as bigint)                           | numeric     |"
            + " 9007199254740992",
        "cast(0.5 as real)                                          | numeric     | 0.5",
        "cast(12.34 as decimal(10, 2))                              | numeric     | 12.34",
        "cast(12.50 as numeric(20, 5))                              | numeric     | 12.5",
        "cast('NaN' as double precision)                            | numeric     | ''",
        "cast('ab' as char(5))                                      | categorical | ab",
        "cast('long' as clob)                                       | categorical | long",
        "null                                                       | categorical | ''",
        "time '12:34:56.5'                                          | numeric     | 45296.5",
        "time with time zone '12:34:56+02:00'                       | numeric     | 45296",
        "timestamp '2024-12-31 23:59:58.25'                         | date        |"
            + " 2024-12-31T23:59:58.250",
        "timestamp with time zone '2024-12-31 23:00:00-05:00'       | date        |"
            + " 2024-12-31T23:00",
        "date '0900-01-01'                                          | date        | 0900-01-01",
        "uuid '12345678-1234-1234-1234-123456789abc'                | categorical |"
            + " 12345678-1234-1234-1234-123456789abc",
        "cast('red' as enum('red', 'green'))                        | categorical | red",
      })
  void read_anyType_hasItsKindAndValue(String expression, String kind, String text) {
    Column column = only(expression);

    assertThat(column.kind().label()).isEqualTo(kind);
    assertThat(column.text(0)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "array[1],                                       INTEGER ARRAY",
    "X'00ff',                                        BINARY VARYING",
    "cast(X'00' as blob),                            BINARY LARGE OBJECT",
    "interval '1' day,                               INTERVAL DAY",
    "json '1',                                      JSON",
  })
  void read_otherType_namesColumnAndType(String expression, String type) {
    String query = "select 1 as a, %s as b".formatted(expression);

    refuses(
        () -> JdbcSource.read(database, query),
        ("query \"%s\", column \"B\": expected numbers, text, truth values, dates or times; found"
                + " the type %s; leave the column out of the query, cast it there, or name it in"
                + " --ignore")
            .formatted(query, type));
  }

  @Test
  void read_parameters_takeThePlaceOfQuestionMarks() {
    Table table =
        JdbcSource.read(database, "select n from t where n > ? and s = ? order by n", 1, "b'c");

    assertThat(table.columns()).containsExactly(NumericColumn.of("N", 3));
  }

  @Test
  void read_equalNames_areToldApart() {
    Table table = JdbcSource.read(database, "select n, n, n as \"N (2)\" from t order by n");

    assertThat(table.names()).containsExactly("N", "N (3)", "N (2)");
    assertThat(table.notes())
        .containsExactly(
            table.source() + ": columns had the same name and are now called \"N (3)\"");
  }

  @Test
  void read_withoutOrder_isNoted() {
    assertThat(JdbcSource.read(database, "select n /* order by n */ from t").notes())
        .containsExactly(
            "query \"select n /* order by n */ from t\": the query has no order by, and the"
                + " database may give the rows in another order next time; then other rows are in"
                + " the test part");
  }

  @Test
  void read_infinity_namesRowAndColumn() {
    refuses(
        () -> JdbcSource.read(database, "select n, power(x, 3) as v from t order by n"),
        "query \"select n, power(x, 3) as v from t order by n\", row 3, column \"V\": numbers must"
            + " be finite; found -Infinity");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from t",
        "/* select */ drop table t",
        "-- select\nupdate t set n = 1",
        "insert into t select * from t",
        "call random_uuid()",
        "",
      })
  void read_whatDoesNotOnlyRead_refused(String statement) {
    refuses(
        () -> JdbcSource.read(database, statement),
        "query: expected one that reads, such as select …; found \"%s\""
            .formatted(statement.replace('\n', '?')));
    assertThat(JdbcSource.read(database, "select * from t").rows()).isEqualTo(3);
  }

  @Test
  void read_severalStatements_refused() {
    refuses(
        () -> JdbcSource.read(database, "select 1; drop table t"),
        "query: expected one statement; found several in \"select 1; drop table t\"");
    assertThat(JdbcSource.read(database, "select ';' as \"a;b\" -- ; no\n ; ").names())
        .containsExactly("a;b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "select n from old table (delete from t)                             | delete",
        "select n from final table (Update t set n = 1)                      | Update",
        "with d as (delete from t returning *) select * from d               | delete",
        "select * into u from t                                              | into",
        "select 1 into outfile '/x'                                          | into",
        "select 1 /*! into outfile '/x' */                                   | /*!",
        "select 1 /*M!100 into outfile '/x' */                               | /*M!",
        "select '\\' /*' into outfile '/x' -- '                              | into",
        "select 1--1 into outfile '/x'                                       | into",
        "select /* /* */ ' */ exec x -- '                                    | exec",
        "select $$ ' $$ into x select $$ ' $$                                | into",
        "select 1 as ['] drop table t --'                                    | drop",
        "select q'[']' into x --'                                            | into",
        "select 'open into                                                   | into",
        "select n from t for update                                          | update",
        "select n from final table (\u0131nsert into t values (1))           | \u0131nsert",
      })
  void read_queryThatChangesSomething_refused(String statement, String word) {
    refuses(
        () -> JdbcSource.read(connection, statement),
        "query: expected one that only reads; found \"%s\" in \"%s\"; quote it if it is a name"
            .formatted(word, statement));
    assertThat(JdbcSource.read(database, "select * from t").rows()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select n as \"update\", 'drop; into ''call''' from t /* drop; */ -- create;\norder by n",
        "select n as last_insert, truncate(1.5, 0) as v from t order by 1",
        "select n from t where s is null or s <> '[#$' order by n"
      })
  void read_wordsThatChangeNothing_areRead(String query) {
    assertThat(JdbcSource.read(database, query).rows()).isEqualTo(3);
  }

  @Test
  void read_longText_isScanned() {
    String text = "x''".repeat(50_000);
    Table table =
        JdbcSource.read(
            database, "select n from t where s is null or s <> '" + text + "' order by n");
    assertThat(table.rows()).isEqualTo(3);
  }

  @Test
  void use_lentTransaction_goesBackToWhereItWas() throws SQLException {
    connection.setAutoCommit(false);
    execute("insert into t (n) values (4)");
    Connections.lent(connection)
        .use(
            _ -> {
              execute("delete from t where n < 3");
              return 0;
            });
    assertThat(JdbcSource.read(connection, "select n from t order by n").columns())
        .containsExactly(NumericColumn.of("N", 1, 2, 3, 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with a as (select n from t) select * from a order by n",
        "(select n from t) order by n",
        "values (1), (2), (3) order by 1",
        "/* why */ SELECT n FROM t ORDER BY n;"
      })
  void read_whateverReads_isRead(String query) {
    assertThat(JdbcSource.read(database, query).rows()).isEqualTo(3);
  }

  @Test
  void read_failingQuery_oneSentence() {
    refuses(
        () -> JdbcSource.read(database, "select zzz from t"),
        "query \"select zzz from t\" failed: Column \"ZZZ\" not found");
    refuses(
        () -> JdbcSource.read(database, "select n from t where n > 99"),
        "query \"select n from t where n > 99\": the query gives no row; expected at least one");
  }

  @Test
  void read_withoutDatabase_saysThatItCannotConnect() {
    JdbcDataSource none = new JdbcDataSource();
    none.setURL("jdbc:h2:mem:none;ifexists=true");

    assertThatThrownBy(() -> JdbcSource.read(none, "select 1"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "query \"select 1\": cannot connect: Database \"mem:none\" not found");
  }

  @Test
  void read_lentConnection_isLeftAsFound() throws SQLException {
    assertThat(JdbcSource.read(connection, "select * from t").rows()).isEqualTo(3);
    assertThat(connection.isClosed()).isFalse();
    assertThat(connection.getAutoCommit()).isTrue();
    assertThat(connection.isReadOnly()).isFalse();

    connection.setAutoCommit(false);
    execute("insert into t (n) values (4)");
    assertThat(JdbcSource.read(connection, "select * from t").rows()).isEqualTo(4);
    assertThat(connection.getAutoCommit()).isFalse();
    connection.rollback();
    assertThat(JdbcSource.read(connection, "select * from t").rows()).isEqualTo(3);
    assertThatThrownBy(() -> JdbcSource.read(connection, "select zzz"));
    assertThat(connection.getAutoCommit()).isFalse();
  }

  @Test
  void stream_inPieces_isTheWholeTable() {
    String query =
        "select x, x % 7 as m, 'l' || (x % 3) as l from system_range(1, 10000) order by x";
    Table whole = JdbcSource.read(database, query);
    TableStream stream = JdbcSource.stream(database, query);
    List<Table> pieces = new ArrayList<>();
    stream.forEach(pieces::add);

    assertThat(stream.rows()).isEqualTo(10_000);
    assertThat(stream.name()).isEqualTo(whole.source());
    assertThat(stream.notes()).isEmpty();
    assertThat(pieces).hasSize(3);
    assertThat(pieces.stream().mapToInt(Table::rows)).containsExactly(4096, 4096, 1808);
    int row = 0;
    for (Table piece : pieces) {
      assertThat(piece.kinds()).isEqualTo(whole.kinds());
      for (int i = 0; i < piece.rows(); i++, row++) {
        int here = row;
        int there = i;
        assertThat(piece.line(i)).isEqualTo(row + 1);
        assertThat(piece.columns().stream().map(column -> column.text(there)))
            .isEqualTo(whole.columns().stream().map(column -> column.text(here)).toList());
      }
    }
  }

  @Test
  void stream_changedRows_refused() throws SQLException {
    TableStream stream = JdbcSource.stream(database, "select n from t order by n");
    stream.forEach(_ -> {});
    execute("update t set n = 9 where n = 2");

    refuses(
        () -> stream.forEach(_ -> {}),
        "query \"select n from t order by n\": the rows, or their order, changed while they were"
            + " being read; order them by a key, or copy them first");
  }

  @Test
  void sha256_isThatOfNamesAndValues() {
    String query = "select * from t order by n";
    String digest = JdbcSource.stream(database, query).sha256();

    assertThat(digest).isEqualTo(JdbcSource.stream(database, query + " asc").sha256());
    assertThat(digest)
        .isEqualTo("f04132f6f8c63c6245ecba7cc37b5746565a3274e2f52234f51073b41e786f9e");
    List<String> others =
        List.of(
            "select * from t order by n desc",
            "select n, x, s, b, d as e from t order by n",
            "select n, x, coalesce(s, '') as s, b, d from t order by n",
            "select n + 1 as n, x, s, b, d from t order by n");
    assertThat(others.stream().map(other -> JdbcSource.stream(database, other).sha256()).distinct())
        .hasSize(4)
        .doesNotContain(digest);
  }

  @Test
  void read_manyLabels_areKeptOnce() {
    Table table =
        JdbcSource.read(database, "select 'k' || (x % 1000) from system_range(0, 4999) order by x");

    CategoricalColumn labels = (CategoricalColumn) table.columns().getFirst();
    assertThat(labels.labels()).hasSize(1000);
    assertThat(IntStream.range(0, 5000).mapToObj(labels::text))
        .isEqualTo(IntStream.range(0, 5000).mapToObj(i -> "k" + i % 1000).toList());
  }
}
