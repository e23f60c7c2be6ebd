package dev.cajal.io.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.nn.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  private static AtomicFile.Content text(String text) {
    return channel -> channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private long fileCount() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void write_newAndAgain_replaces() throws IOException {
    Path file = folder.resolve("a.txt");
    AtomicFile.write(file, text("one"));
    AtomicFile.write(file, text("two"));
    assertThat(file).hasContent("two");
    assertThat(fileCount()).isEqualTo(1);
  }

  @Test
  void write_contentFails_leavesOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("a.txt");
    AtomicFile.write(file, text("old"));
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    channel -> {
                      text("half").writeTo(channel);
                      throw new IllegalStateException("stop");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    channel -> {
                      text("half").writeTo(channel);
                      throw new IOException("no space left");
                    }))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": cannot write it: no space left");
    assertThat(file).hasContent("old");
    assertThat(fileCount()).isEqualTo(1);
  }

  @Test
  void write_noSuchFolder_names() {
    Path file = folder.resolve("no/a.txt");
    assertThatThrownBy(() -> AtomicFile.write(file, text("x")))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": cannot write it: there is no such file or folder");
  }

  @Test
  void write_targetIsAFolder_names() throws IOException {
    Path target = Files.createDirectories(folder.resolve("sub/inner")).getParent();
    assertThatThrownBy(() -> AtomicFile.write(target, text("x")))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(target + ": cannot write it: ");
    assertThat(fileCount()).isEqualTo(1);
  }
}
