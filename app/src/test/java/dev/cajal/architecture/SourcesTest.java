package dev.cajal.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about source files: one idea each, and so short. */
class SourcesTest {
  private static final int LINES = 400;

  @Test
  void files_areShorterThanFourHundredLines() throws IOException {
    List<Path> files = javaFiles();

    assertThat(files).hasSizeGreaterThan(100);
    assertThat(files)
        .allSatisfy(file -> assertThat(lines(file)).as("lines of %s", file).isLessThan(LINES));
  }

  private static List<Path> javaFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(projectRoot())) {
      for (Path module : modules) {
        Path sources = module.resolve("src");
        if (Files.isDirectory(sources)) {
          try (Stream<Path> tree = Files.walk(sources)) {
            tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
          }
        }
      }
    }
    return files;
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder above this module's, in which the tests run. */
  private static Path projectRoot() {
    return Path.of("").toAbsolutePath().getParent();
  }
}
