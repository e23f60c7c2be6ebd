package dev.cajal.io.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FileFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteSourceTest {
  @TempDir Path folder;

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void open_plainAndGzip_sameBytes_moreThanOnce() throws IOException {
    byte[] bytes = {1, 2, 3};
    for (byte[] stored : new byte[][] {bytes, gzip(bytes)}) {
      Path file = Files.write(folder.resolve("x.bin"), stored);
      for (ByteSource source : new ByteSource[] {ByteSource.of(file), ByteSource.of("m", stored)}) {
        assertThat(source.storedSize()).isEqualTo(stored.length);
        for (int i = 0; i < 2; i++) {
          try (InputStream in = source.open()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
          }
        }
      }
    }
  }

  @Test
  void open_oneByte_isNotTakenForGzip() throws IOException {
    try (InputStream in = ByteSource.of("m", new byte[] {0x1f}).open()) {
      assertThat(in.readAllBytes()).containsExactly(0x1f);
    }
  }

  @Test
  void open_missing_offersNeighbours() throws IOException {
    Files.createFile(folder.resolve("iris.csv"));
    Path missing = folder.resolve("iris.cvs");
    assertThatThrownBy(() -> ByteSource.of(missing).open())
        .isInstanceOf(DataException.class)
        .hasMessage(missing + ": there is no such file; did you mean \"iris.csv\"?");
    Path other = folder.resolve("nowhere/x");
    assertThatThrownBy(() -> ByteSource.of(other).storedSize())
        .hasMessage(other + ": there is no such file");
  }

  @Test
  void open_folderOrEmpty_names() throws IOException {
    assertThatThrownBy(() -> ByteSource.of(folder).open())
        .isInstanceOf(DataException.class)
        .hasMessage(folder + ": is a folder; expected a file");
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThatThrownBy(() -> ByteSource.of(empty).open())
        .isInstanceOf(DataException.class)
        .hasMessage(empty + ": the file is empty");
    assertThatThrownBy(() -> ByteSource.of("standard input", new byte[0]).open())
        .hasMessage("standard input: the file is empty");
  }

  @Test
  void failure_ofTruncatedOrDamagedGzip_names() throws IOException {
    byte[] stored = gzip(new byte[1000]);
    ByteSource cut = ByteSource.of("a.gz", Arrays.copyOf(stored, stored.length - 4));
    assertThatThrownBy(() -> readAll(cut))
        .isInstanceOf(FileFormatException.class)
        .hasMessage("a.gz: the compressed data ends too early; copy or download the file again");
    stored[15] ^= 0x55;
    assertThatThrownBy(() -> readAll(ByteSource.of("b.gz", stored)))
        .isInstanceOf(FileFormatException.class)
        .hasMessage("b.gz: the compressed data is damaged; copy or download the file again");
    assertThatThrownBy(() -> readAll(ByteSource.of("c.gz", Arrays.copyOf(stored, 5))))
        .isInstanceOf(FileFormatException.class)
        .hasMessageStartingWith("c.gz: the compressed data ends too early");
  }

  private static void readAll(ByteSource source) {
    try (InputStream in = source.open()) {
      in.readAllBytes();
    } catch (IOException e) {
      throw source.failure(e);
    }
  }

  @Test
  void problem_ofEachKind_inWords() {
    assertThat(FileProblem.of("f", "read", new AccessDeniedException("f")))
        .hasMessage("f: cannot read it: permission denied");
    assertThat(FileProblem.of("f", "write", new FileAlreadyExistsException("f")))
        .hasMessage("f: cannot write it: a file of this name is in the way");
    assertThat(FileProblem.of("f", "write", new NotDirectoryException("f")))
        .hasMessage("f: cannot write it: a part of the path is not a folder");
    assertThat(FileProblem.of("f", "write", new FileSystemException("f", null, "No space left")))
        .hasMessage("f: cannot write it: No space left");
    assertThat(FileProblem.of("f", "read", new IOException("odd")))
        .hasMessage("f: cannot read it: odd");
  }
}
