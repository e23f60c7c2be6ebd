package dev.cajal.io.safetensors;

import dev.cajal.io.file.AtomicFile;
import dev.cajal.io.file.FileProblem;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FileFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Named arrays in safetensors files.
 *
 * <p>A file is the length of its header as a little-endian 64-bit number, the header, which is JSON
 * that gives each tensor's element type, shape and position, and the data (Hugging Face, <i>the
 * safetensors format</i>). Everything that a header says is checked against the file's length
 * before an array is allocated; no tensor may overlap another, and no byte may be left over.
 *
 * <p>Types F32, F64, I32, U8 and BOOL are read and written as they are; F16 and BF16 are read as
 * F32.
 */
public final class Safetensors {
  private static final long MAX_HEADER = 100_000_000;

  /** Large elements first keeps each tensor aligned; names make the order a function of content. */
  private static final Comparator<NamedArray> FILE_ORDER =
      Comparator.comparingInt((NamedArray array) -> -array.dtype().bytes())
          .thenComparing(NamedArray::name);

  private Safetensors() {}

  /** What is done with a file while it is open. */
  @FunctionalInterface
  private interface Reading<T> {
    T read(FileChannel channel, SafetensorsHeader header) throws IOException;
  }

  /**
   * Reads what a file holds without its data.
   *
   * @throws DataException if there is no such file or it cannot be read
   * @throws FileFormatException if the file breaks the format, naming the tensor
   */
  public static SafetensorsHeader header(Path file) {
    return open(file, (_, header) -> header);
  }

  /**
   * Reads all arrays of a file.
   *
   * @throws DataException if there is no such file or it cannot be read
   * @throws FileFormatException if the file breaks the format or holds elements of another type,
   *     naming the tensor
   */
  public static SafetensorsFile read(Path file) {
    return read(file, _ -> true);
  }

  /**
   * Reads the arrays whose names are wanted.
   *
   * @throws DataException if there is no such file or it cannot be read
   * @throws FileFormatException if the file breaks the format or a wanted tensor holds elements of
   *     another type, naming the tensor
   */
  public static SafetensorsFile read(Path file, Predicate<String> wanted) {
    return open(
        file,
        (channel, header) -> {
          TensorData data = new TensorData();
          List<NamedArray> arrays = new ArrayList<>();
          for (StoredTensor tensor : header.tensors()) {
            if (wanted.test(tensor.name())) {
              channel.position(header.dataStart() + tensor.begin());
              arrays.add(data.read(file.toString(), tensor, channel));
            }
          }
          return new SafetensorsFile(header.metadata(), arrays);
        });
  }

  private static <T> T open(Path file, Reading<T> reading) {
    if (Files.isDirectory(file)) {
      throw new DataException(file + ": is a folder; expected a safetensors file");
    }
    if (!Files.exists(file)) {
      throw FileProblem.missing(file);
    }
    try (FileChannel channel = FileChannel.open(file)) {
      return reading.read(channel, checkedHeader(file.toString(), channel));
    } catch (IOException e) {
      throw FileProblem.of(file.toString(), "read", e);
    }
  }

  private static SafetensorsHeader checkedHeader(String file, FileChannel channel)
      throws IOException {
    long size = channel.size();
    if (size < Long.BYTES) {
      throw new FileFormatException(
          file, "is no safetensors file: it has %d bytes, fewer than 8".formatted(size));
    }
    long length = bytes(channel, Long.BYTES).getLong();
    long rest = size - Long.BYTES;
    if (Long.compareUnsigned(length, rest) > 0) {
      throw new FileFormatException(
          file,
          "the header claims %s bytes; the file has %d after the length"
              .formatted(Long.toUnsignedString(length), rest));
    }
    if (length > MAX_HEADER) {
      throw new FileFormatException(
          file, "the header may have at most %d bytes; found %d".formatted(MAX_HEADER, length));
    }
    byte[] json = bytes(channel, (int) length).array();
    return Layout.check(file, HeaderReader.read(file, json, Long.BYTES + length), rest - length);
  }

  private static ByteBuffer bytes(FileChannel channel, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new IOException("the file became shorter while it was being read");
      }
    }
    return bytes.flip();
  }

  /**
   * Writes a file, replacing one of this name only when all is written. The bytes depend on the
   * content alone: data are ordered by falling element size, then by name, metadata by key.
   *
   * @param arrays arrays with distinct names, none of them {@code __metadata__}
   * @param metadata texts by key
   * @throws IllegalArgumentException if a name occurs twice or is reserved
   * @throws DataException if the file cannot be written
   */
  public static void write(Path file, Collection<NamedArray> arrays, Map<String, String> metadata) {
    Set<String> names = new HashSet<>();
    for (NamedArray array : arrays) {
      if (!names.add(array.name()) || array.name().equals("__metadata__")) {
        throw new IllegalArgumentException(
            "safetensors: names must differ and not be __metadata__; found \"%s\""
                .formatted(array.name()));
      }
    }
    List<NamedArray> ordered = arrays.stream().sorted(FILE_ORDER).toList();
    AtomicFile.write(
        file,
        channel -> {
          ByteBuffer header = HeaderWriter.bytes(ordered, metadata);
          while (header.hasRemaining()) {
            channel.write(header);
          }
          TensorData data = new TensorData();
          for (NamedArray array : ordered) {
            data.write(array, channel);
          }
        });
  }
}
