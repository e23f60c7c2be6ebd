package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command without the module of further readers: it has none of their libraries, and says so.
 */
class MissingReaderTest {
  private static final String NEEDED =
      " are read by the module cajal-sources, which is not there; add the dependency"
          + " dev.cajal:cajal-sources to the program, or its jars to CAJAL_PATH of ./cajal\n";

  private final CapturedConsole console = new CapturedConsole();
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.parquet.hadoop.ParquetFileReader",
        "org.apache.hadoop.conf.Configuration",
        "io.airlift.compress.Decompressor",
        "org.h2.Driver",
        "dev.cajal.sources.jdbc.JdbcSource"
      })
  void classPath_hasNoLibraryOfReaders(String type) {
    assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void parquetFile_isSaidToNeedTheModule() throws IOException {
    String file = Files.writeString(folder.resolve("a.parquet"), "PAR1").toString();
    String model = folder.resolve("model").toString();

    assertThat(console.run("train", file)).isEqualTo(ExitCode.USAGE);
    assertThat(console.errors()).isEqualTo("cajal train: " + file + ": Parquet files" + NEEDED);
    assertThat(
            console.run("train", "iris", "--epochs", "1", "--layers", "dense(C)", "--out", model))
        .isZero();
    for (String command : new String[] {"predict", "evaluate"}) {
      assertThat(console.run(command, model, file)).isEqualTo(ExitCode.USAGE);
      assertThat(console.errors())
          .isEqualTo("cajal %s: %s: Parquet files".formatted(command, file) + NEEDED);
    }
  }

  @Test
  void database_isSaidToNeedTheModule() {
    for (String stream : new String[] {"--quiet", "--stream"}) {
      assertThat(console.run("train", "jdbc:h2:mem:a", "--query", "select 1", stream))
          .isEqualTo(ExitCode.USAGE);
      assertThat(console.errors()).isEqualTo("cajal train: jdbc:h2:mem:a: databases" + NEEDED);
    }
  }

  @Test
  void severalFiles_mustBeImages() {
    String model = folder.resolve("model").toString();
    assertThat(
            console.run("train", "iris", "--epochs", "1", "--layers", "dense(C)", "--out", model))
        .isZero();

    assertThat(console.run("predict", model, "jdbc:h2:mem:a", "b.png")).isEqualTo(ExitCode.USAGE);
    assertThat(console.errors())
        .isEqualTo(
            "cajal predict: jdbc:h2:mem:a: expected an image file, as several files are given;"
                + " found none\n");
  }
}
