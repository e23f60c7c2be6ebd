package dev.cajal.sources.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.dataset.Datasets;
import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.NumericColumn;
import dev.cajal.nn.data.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcReaderTest {
  private static final String URL = "jdbc:h2:mem:JdbcReaderTest;user=me";
  private static final String QUERY = "select * from t order by n";
  private final JdbcReader reader =
      new JdbcReader(name -> name.equals("CAJAL_JDBC_PASSWORD") ? "secret" : null);
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:JdbcReaderTest", "me", "secret");
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table t (n int, b boolean, s varchar, p varbinary)");
      statement.execute("insert into t values (1, true, '10', X'01'), (2, false, ' 2.5', null)");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private static ReadOptions options(String query) {
    return ReadOptions.detect().withQuery(Optional.of(query));
  }

  private static ReadOptions ofModel(Map<String, Column.Kind> known) {
    CsvOptions csv =
        new CsvOptions(
            CsvOptions.Header.DETECT,
            Optional.empty(),
            Optional.empty(),
            known,
            List.of(),
            true,
            Set.of());
    return ReadOptions.of(csv).withQuery(Optional.of(QUERY));
  }

  private void refuses(String address, ReadOptions options, String message) {
    assertThatThrownBy(() -> reader.read(address, options))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> reader.stream(address, options)).hasMessage(message);
  }

  @Test
  void datasets_findTheReader() {
    String query = "select 1 as a, 2 as b from system_range(1, 3)";

    DataSource found = Datasets.load("jdbc:h2:mem:", Optional.of("a"), options(query)).source();

    assertThat(found.name()).isEqualTo("jdbc:h2:mem:");
    assertThat(((DataSource.Tabular) found).target()).isEqualTo("A");
  }

  @Test
  void read_withUserAndPasswordOfTheEnvironment() {
    Table table = reader.read(URL, options("select n from t order by n")).table();

    assertThat(table.source()).isEqualTo(URL);
    assertThat(table.columns()).containsExactly(NumericColumn.of("N", 1, 2));
    JdbcReader stranger = new JdbcReader(Map.of("CAJAL_JDBC_USER", "you")::get);
    assertThatThrownBy(() -> stranger.read("jdbc:h2:mem:JdbcReaderTest", options(QUERY)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "jdbc:h2:mem:JdbcReaderTest: cannot connect: Wrong user name or password");
  }

  @Test
  void read_fileOfADatabase_createsNone(@TempDir Path folder) throws SQLException {
    String address = "jdbc:h2:" + folder.resolve("shop");

    assertThatThrownBy(() -> reader.read(address, options(QUERY)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(address + ": cannot connect: Database ")
        .hasMessageContaining(" not found");
    assertThat(folder).isEmptyDirectory();
    DriverManager.getConnection(address, "", "secret").close();
    assertThat(reader.read(address, options("values 1 order by 1")).table().rows()).isEqualTo(1);
  }

  @Test
  void read_columnThatIsNotNeeded_isEmpty() {
    Table table = reader.read(URL, options(QUERY).without(List.of("p"))).table();

    assertThat(table.find("P")).contains(CategoricalColumn.of("P", List.of(), -1, -1));
    assertThat(reader.stream(URL, options(QUERY).without(List.of("p"))).sha256())
        .isEqualTo(reader.read(URL, ofModel(Map.of("n", Column.Kind.NUMERIC))).sha256());
  }

  @Test
  void read_ignoredPosition_isEmpty() {
    Table table = reader.read(URL, options(QUERY).without(List.of("4"))).table();

    assertThat(table.find("P")).contains(CategoricalColumn.of("P", List.of(), -1, -1));
    assertThat(reader.read(URL, options(QUERY).without(List.of("-1"))).table().rows()).isEqualTo(2);
  }

  @Test
  void read_markersOfMissingValues_areMissing() {
    CsvOptions csv = CsvOptions.detect().withMissing(List.of("10", "none", "-9"));
    String query =
        "select * from (values (10.0, '10', '-9.00'), (2.5, 'none', 'a')) as v(x, s, t) order by 1";
    Table table = reader.read(URL, ReadOptions.of(csv).withQuery(Optional.of(query))).table();

    assertThat(table.find("X")).contains(NumericColumn.of("X", 2.5, Double.NaN));
    assertThat(table.find("S")).contains(CategoricalColumn.of("S", List.of(), -1, -1));
    assertThat(table.find("T")).contains(CategoricalColumn.of("T", List.of("a"), 0, -1));
  }

  @Test
  void read_numbersThatAModelDoesNotKnow_keepTheirDigits() {
    String query = "select 1234567890123456789 as id, 12.50 as price, n from t order by n";
    ReadOptions options = ofModel(Map.of("n", Column.Kind.NUMERIC)).withQuery(Optional.of(query));
    Table table = reader.read(URL, options).table();

    assertThat(table.column("ID").text(0)).isEqualTo("1234567890123456789");
    assertThat(table.column("PRICE").text(1)).isEqualTo("12.50");
    assertThat(table.find("n")).contains(NumericColumn.of("n", 1, 2));
    assertThat(reader.read(URL, options).sha256()).isNotEmpty();
    assertThat(reader.read(URL, options(query)).table().find("ID"))
        .contains(NumericColumn.of("ID", 1234567890123456789.0, 1234567890123456789.0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:sqlite:%s",
        "jdbc:sqlite:file:%s?mode=ro",
        "jdbc:duckdb:%s",
        "jdbc:hsqldb:file:%s;shutdown_is_no_setting",
        "jdbc:hsqldb:%s"
      })
  void read_fileThatIsNotThere_isNotCreated(String form, @TempDir Path folder)
      throws java.io.IOException {
    Path file = folder.resolve("shop");
    String address = form.formatted(file);

    refuses(
        address,
        options(QUERY),
        "%s: there is no such database; expected one that is there, in %s"
            .formatted(address, file));
    Files.createFile(form.contains("hsqldb") ? folder.resolve("shop.script") : file);
    assertThatThrownBy(() -> reader.read(address, options(QUERY)))
        .hasMessageStartingWith(address + ": no driver for this database is there");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:sqlite::memory:",
        "jdbc:sqlite:",
        "jdbc:duckdb:",
        "jdbc:hsqldb:mem:a",
        "jdbc:duckdb:md:a"
      })
  void read_databaseWithoutFile_needsNone(String address) {
    assertThatThrownBy(() -> reader.read(address, options(QUERY)))
        .hasMessageStartingWith(address + ": no driver for this database is there");
  }

  @Test
  void read_h2ThatMayBeCreated_createsNone(@TempDir Path folder) {
    String address = "jdbc:h2:" + folder.resolve("shop") + ";ifexists=false";

    assertThatThrownBy(() -> reader.read(address, options(QUERY)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(address + ": cannot connect: ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void read_forAModel_hasItsNamesAndKinds() {
    Table table =
        reader
            .read(
                URL,
                ofModel(
                    Map.of(
                        "n", Column.Kind.CATEGORICAL,
                        "B", Column.Kind.NUMERIC,
                        "s", Column.Kind.NUMERIC)))
            .table();

    assertThat(table.find("n")).contains(CategoricalColumn.ofTexts("n", List.of("1", "2")));
    assertThat(table.find("B")).contains(NumericColumn.of("B", 1, 0));
    assertThat(table.find("s")).contains(NumericColumn.of("s", 10, 2.5));
  }

  @Test
  void read_textWhereAModelNeedsANumber_namesTheRow() {
    ReadOptions options =
        ofModel(Map.of("T", Column.Kind.NUMERIC))
            .withQuery(Optional.of("select * from (values ('1'), ('ten')) as v(t) order by 1"));

    refuses(URL, options, URL + ", row 2, column \"T\": expected a number; found \"ten\"");
  }

  @Test
  void read_withoutQuery_asksForOne() {
    refuses(
        URL,
        ReadOptions.detect(),
        URL
            + ": is a database; expected a query by which to read it, such as --query \"select *"
            + " from flowers order by id\"");
  }

  @Test
  void read_addressWithAPassword_isNotRepeated() {
    refuses(
        "jdbc:h2:mem:a;user=me;PASSWORD=x",
        options(QUERY),
        "jdbc:h2:mem:a;user=me…: the address holds a password or another secret, which would be"
            + " kept in the model's folder; give it in the environment variable"
            + " CAJAL_JDBC_PASSWORD, and the user in CAJAL_JDBC_USER");
  }

  @Test
  void read_withoutDriver_saysWhereOneBelongs() {
    refuses(
        "jdbc:nowhere://h/d",
        options(QUERY),
        "jdbc:nowhere://h/d: no driver for this database is there; add its jar to the class path,"
            + " for ./cajal to CAJAL_PATH; drivers found: org.h2.Driver");
  }

  @Test
  void reads_onlyAddresses() {
    assertThat(reader.reads("JDBC:h2:mem:")).isTrue();
    assertThat(reader.reads("jdbc.csv")).isFalse();
  }
}
