package dev.cajal.io.file;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FileFormatException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Bytes that can be read more than once, from a file or from memory, decompressed if they begin as
 * gzip data does, whatever their name.
 */
public sealed interface ByteSource {
  /** The first byte of gzip data. */
  int GZIP_FIRST = 0x1f;

  /** The second byte of gzip data. */
  int GZIP_SECOND = 0x8b;

  /** The most bytes that one byte of deflate data can stand for. */
  int MAX_DEFLATE_RATIO = 1032;

  /** The name for messages: the path as it was given, or a description. */
  String name();

  /**
   * A new stream of the decompressed bytes, which the caller closes. Its methods throw {@link
   * IOException}, which {@link #failure} turns into a message.
   *
   * @throws DataException if there is no such file, it cannot be read or is empty, or it is a
   *     folder
   */
  InputStream open();

  /**
   * A new stream of the bytes as stored, which the caller closes.
   *
   * @throws DataException as {@link #open}
   */
  InputStream openStored();

  /**
   * The number of bytes as stored, before decompression.
   *
   * @throws DataException if there is no such file or it cannot be read
   */
  long storedSize();

  /**
   * The largest number of bytes that {@link #open} can yield: what is stored, or, of compressed
   * data, 1032 times that, the most that deflate can pack.
   *
   * @throws DataException if there is no such file or it cannot be read
   */
  default long maxSize() {
    try (InputStream stored = openStored()) {
      boolean gzip = stored.read() == GZIP_FIRST && stored.read() == GZIP_SECOND;
      return gzip ? Math.multiplyExact(storedSize(), MAX_DEFLATE_RATIO) : storedSize();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * The SHA-256 digest of the bytes as stored, in hexadecimal digits.
   *
   * @throws DataException if there is no such file or it cannot be read
   */
  default String sha256() {
    try (InputStream stored = openStored()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[1 << 16];
      for (int count = stored.read(chunk); count >= 0; count = stored.read(chunk)) {
        digest.update(chunk, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw failure(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The bytes of a file. */
  static ByteSource of(Path path) {
    return new InFile(path);
  }

  /** Bytes in memory, such as those of standard input. */
  static ByteSource of(String name, byte[] bytes) {
    return new InMemory(name, bytes.clone());
  }

  /** What a failed read means to the user. */
  default DataException failure(IOException cause) {
    if (cause instanceof EOFException) {
      return new FileFormatException(
          name(), "the compressed data ends too early; copy or download the file again", cause);
    }
    if (cause instanceof ZipException) {
      return new FileFormatException(
          name(), "the compressed data is damaged; copy or download the file again", cause);
    }
    return FileProblem.of(name(), "read", cause);
  }

  private static InputStream decompressed(String name, InputStream raw) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(raw, 1 << 16);
    buffered.mark(2);
    int first = buffered.read();
    int second = buffered.read();
    buffered.reset();
    if (first < 0) {
      throw new DataException(name + ": the file is empty");
    }
    return first == GZIP_FIRST && second == GZIP_SECOND
        ? new GZIPInputStream(buffered, 1 << 16)
        : buffered;
  }

  /**
   * A file.
   *
   * @param path where it is
   */
  record InFile(Path path) implements ByteSource {
    /** Checks that the path is not null. */
    public InFile {
      Objects.requireNonNull(path, "path");
    }

    @Override
    public String name() {
      return path.toString();
    }

    @Override
    public InputStream open() {
      InputStream raw = openStored();
      try {
        return decompressed(name(), raw);
      } catch (IOException e) {
        throw closed(raw, failure(e));
      } catch (DataException e) {
        throw closed(raw, e);
      }
    }

    @Override
    public InputStream openStored() {
      checkIsFile();
      try {
        return Files.newInputStream(path);
      } catch (IOException e) {
        throw failure(e);
      }
    }

    @Override
    public long storedSize() {
      checkIsFile();
      try {
        return Files.size(path);
      } catch (IOException e) {
        throw failure(e);
      }
    }

    private void checkIsFile() {
      if (Files.isDirectory(path)) {
        throw new DataException(path + ": is a folder; expected a file");
      }
      if (!Files.exists(path)) {
        throw FileProblem.missing(path);
      }
    }

    private static DataException closed(InputStream raw, DataException problem) {
      try {
        raw.close();
      } catch (IOException e) {
        problem.addSuppressed(e);
      }
      return problem;
    }
  }

  /** Bytes in memory. */
  final class InMemory implements ByteSource {
    private final String name;
    private final byte[] bytes;

    private InMemory(String name, byte[] bytes) {
      this.name = Objects.requireNonNull(name, "name");
      this.bytes = bytes;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public InputStream open() {
      try {
        return decompressed(name, new ByteArrayInputStream(bytes));
      } catch (IOException e) {
        throw failure(e);
      }
    }

    @Override
    public InputStream openStored() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public long storedSize() {
      return bytes.length;
    }
  }
}
