package dev.cajal.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.model.ModelName;
import dev.cajal.io.stream.StreamedData;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.FeatureSettings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readers that other modules bring; {@link FakeReader} is one. */
class TableReaderTest {
  @TempDir Path folder;

  private static LoadedData load(String name, ReadOptions options) {
    return Datasets.load(name, Optional.empty(), options);
  }

  private static void refuses(String name, ReadOptions options, String message) {
    assertThatThrownBy(() -> load(name, options))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> Datasets.table(name, options)).hasMessage(message);
    assertThatThrownBy(() -> Datasets.stream(name, options)).hasMessage(message);
  }

  @Test
  void load_ofAnotherReader_isItsTableAndDigest() {
    LoadedData data = Datasets.load("fake:1", Optional.of("x"), ReadOptions.detect());

    assertThat(data.sha256()).isEqualTo("a fake's digest");
    assertThat(((DataSource.Tabular) data.source()).target()).isEqualTo("x");
    assertThat(Datasets.table("fake:1", ReadOptions.detect()).rows()).isEqualTo(2);
    assertThat(Datasets.isTable("fake:1")).isTrue();
    assertThat(Datasets.exists("fake:1")).isFalse();
  }

  @Test
  void load_withQuery_goesToDatabasesOnly() {
    ReadOptions options = ReadOptions.detect().withQuery(Optional.of("select 1"));

    assertThat(load("jdbc:fake:a", options).source().name()).isEqualTo("jdbc:fake:aselect 1");
    refuses(
        "fake:1",
        options,
        "--query: is for databases, such as jdbc:postgresql://host/name, and fake:1 is none");
    refuses(
        "iris",
        options,
        "--query: is for databases, such as jdbc:postgresql://host/name, and iris is none");
  }

  @Test
  void stream_inPieces_isLearntFrom() {
    StreamedData.Plan plan =
        new StreamedData.Plan(
            Optional.empty(), Optional.empty(), FeatureSettings.DEFAULT, 0, 0, 1, 10);

    try (StreamedData data =
        StreamedData.read(Datasets.stream("fake:1", ReadOptions.detect()), plan)) {
      assertThat(data.rows()).isEqualTo(2);
      assertThat(data.training().size()).isEqualTo(2);
      assertThat(data.classNames()).containsExactly("a", "b");
      assertThat(data.notes()).contains("a note");
    }
  }

  @Test
  void stream_ofCsv_knowsItsDigest() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "x,y\n1,a\n2,b\n");

    assertThat(Datasets.stream(file.toString(), ReadOptions.detect()).sha256())
        .isEqualTo(load(file.toString(), ReadOptions.detect()).sha256());
  }

  @Test
  void stream_ofWhatIsInMemory_refused() {
    for (String name : List.of("iris", folder.toString())) {
      assertThatThrownBy(() -> Datasets.stream(name, ReadOptions.detect()))
          .isInstanceOf(DataException.class)
          .hasMessage(
              "--stream: is for tables in files and databases, and %s is a set that is held in"
                  + " memory",
              name);
    }
  }

  @Test
  void data_withoutItsReader_saysWhatIsNeeded() throws IOException {
    Path named = Files.writeString(folder.resolve("a.parquet"), "x");
    Path unnamed = Files.writeString(folder.resolve("b"), "PAR1...PAR1");
    String needed =
        ": %s are read by the module cajal-sources, which is not there; add the dependency"
            + " dev.cajal:cajal-sources to the program, or its jars to CAJAL_PATH of ./cajal";
    ReadOptions options = ReadOptions.detect();

    refuses(named.toString(), options, named + needed.formatted("Parquet files"));
    refuses(unnamed.toString(), options, unnamed + needed.formatted("Parquet files"));
    refuses("JDBC:other:x", options, "JDBC:other:x" + needed.formatted("databases"));
    Path absent = folder.resolve("c.parquet");
    assertThatThrownBy(() -> load(absent.toString(), options))
        .hasMessageStartingWith(absent + ": there is no such file");
  }

  @Test
  void data_withABrokenReader_saysSo() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve("dev.cajal.io.dataset.TableReader"), "no.such.Reader");
    Thread current = Thread.currentThread();
    ClassLoader usual = current.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, usual)) {
      current.setContextClassLoader(loader);
      assertThatThrownBy(() -> load("other", ReadOptions.detect()))
          .isInstanceOf(DataException.class)
          .hasMessage(
              "other: a reader on the class path cannot be used: dev.cajal.io.dataset.TableReader:"
                  + " Provider no.such.Reader not found");
      assertThat(load("fake:1", ReadOptions.detect()).sha256()).isEqualTo("a fake's digest");
    } finally {
      current.setContextClassLoader(usual);
    }
  }

  @Test
  void needs_isWhatIsLearntFromOrKnown() {
    ReadOptions options = ReadOptions.detect().without(List.of("photo"));
    CsvOptions model =
        new CsvOptions(
            CsvOptions.Header.DETECT,
            Optional.empty(),
            Optional.empty(),
            Map.of("x", Column.Kind.NUMERIC),
            List.of(),
            true,
            Set.of());

    List<String> names = List.of("x", "Photo", "y");
    assertThat(options.needs(names, 1)).isFalse();
    assertThat(options.needs(names, 0)).isTrue();
    assertThat(ReadOptions.of(model).needs(names, 0)).isTrue();
    assertThat(ReadOptions.of(model).needs(names, 2)).isFalse();
    ReadOptions positions = ReadOptions.detect().without(List.of("2", "-1", "0", "9"));
    assertThat(positions.needs(names, 0)).isTrue();
    assertThat(positions.needs(names, 1)).isFalse();
    assertThat(positions.needs(names, 2)).isFalse();
    assertThat(positions.needs(List.of("a", "b", "2", "c"), 1)).isTrue();
    assertThat(positions.needs(List.of("a", "b", "2", "c"), 2)).isFalse();
    assertThat(options.withColumns(Map.of("a", Column.Kind.DATE)).csv().columns())
        .containsOnlyKeys("a");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://host:5432/shop?user=me,                  shop",
    "jdbc:h2:mem:Flowers;DB_CLOSE_DELAY=-1,                     flowers",
    "jdbc:h2:./data/shop,                                       shop",
    "jdbc:oracle:thin:@host:1521:orcl,                          orcl",
    "jdbc:sqlserver://host;databaseName=shop,                   host",
    "data/Flowers 2.csv.gz,                                     flowers-2",
    "data/sales.parquet,                                        sales"
  })
  void modelName_ofData_isItsLastPart(String data, String name) {
    assertThat(ModelName.of(data)).isEqualTo(name);
  }
}
