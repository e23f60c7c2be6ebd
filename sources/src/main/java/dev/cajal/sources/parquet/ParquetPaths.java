package dev.cajal.sources.parquet;

import dev.cajal.io.file.FileProblem;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FileFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that a path stands for. */
final class ParquetPaths {
  private static final Pattern NAME = Pattern.compile("(?is).*\\.(parquet|parq|pq)");
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);

  /** Two magic words and the length of the footer. */
  private static final int SHORTEST = 12;

  private ParquetPaths() {}

  /** Whether the name, the first bytes of the file, or a file of the folder say so. */
  static boolean looksLikeParquet(Path path) {
    if (isNamed(path)) {
      return true;
    }
    try {
      if (Files.isDirectory(path)) {
        return entries(path).stream().anyMatch(ParquetPaths::isNamed);
      }
      return Files.isRegularFile(path) && Arrays.equals(first(path), MAGIC);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isNamed(Path path) {
    return path.getFileName() != null && NAME.matcher(path.getFileName().toString()).matches();
  }

  /** What lies in the folder by name, without what programs leave beside the data. */
  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return entries(all);
    }
  }

  /** Listing a folder goes on while the stream is read, and may fail then. */
  static List<Path> entries(Stream<Path> all) throws IOException {
    try {
      return all.filter(path -> !path.getFileName().toString().matches("[._].*")).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static byte[] first(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAGIC.length);
    }
  }

  /**
   * The file, or the files of the folder in the order of their names.
   *
   * @throws DataException if there is none, or something else
   */
  static List<Path> files(Path path) {
    if (!Files.exists(path)) {
      throw FileProblem.missing(path);
    }
    List<Path> files = new ArrayList<>();
    try {
      if (!Files.isDirectory(path)) {
        files.add(path);
      } else {
        for (Path entry : entries(path)) {
          if (Files.isDirectory(entry)) {
            throw new DataException(
                "%s: is a folder among the Parquet files of %s; expected files only, so name a folder that has them"
                    .formatted(entry, path));
          }
          if (isNamed(entry)) {
            files.add(entry);
          }
        }
      }
      if (files.isEmpty()) {
        throw new DataException(path + ": is a folder without Parquet files");
      }
      for (Path file : files) {
        check(file);
      }
    } catch (IOException e) {
      throw FileProblem.of(path.toString(), "read", e);
    }
    return files;
  }

  private static void check(Path file) throws IOException {
    byte[] first = first(file);
    if (Files.size(file) < SHORTEST || !Arrays.equals(first, MAGIC)) {
      throw new FileFormatException(
          file.toString(),
          Arrays.equals(first, ENCRYPTED)
              ? "is encrypted; expected a Parquet file that is not"
              : "is no Parquet file; expected it to begin with PAR1");
    }
    ByteBuffer last = ByteBuffer.allocate(MAGIC.length);
    try (FileChannel channel = FileChannel.open(file)) {
      while (last.hasRemaining() && channel.read(last, channel.size() - last.remaining()) >= 0) {
        // Goes on until all are read.
      }
    }
    if (!Arrays.equals(last.array(), MAGIC)) {
      throw new FileFormatException(
          file.toString(),
          "is cut short; expected it to end with PAR1; copy or download the file again");
    }
  }
}
