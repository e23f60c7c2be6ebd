package dev.cajal.io.idx;

import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.FileFormatException;
import dev.cajal.shape.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * An array of unsigned bytes from an IDX file, gzip-compressed or not.
 *
 * <p>The file begins with two zero bytes, the element type (8 for unsigned bytes, the only one that
 * is read) and the number of axes; then the extent of each axis as a big-endian 32-bit number; then
 * the elements, the last axis running fastest (Y. LeCun, C. Cortes, C. Burges, <i>The MNIST
 * database</i>).
 *
 * @param shape the extents
 * @param bytes the elements, row-major; the array itself, not a copy
 */
public record Idx(Shape shape, byte[] bytes) {
  private static final int UNSIGNED_BYTES = 8;
  private static final int MAX_RANK = 8;
  private static final int LARGE = 1 << 26;

  /** Checks that shape and elements agree. */
  public Idx {
    if (shape.size() != bytes.length) {
      throw new IllegalArgumentException(
          "idx: the number of elements must be that of the shape; found %d elements, shape %s"
              .formatted(bytes.length, shape));
    }
  }

  /**
   * Reads a file.
   *
   * @throws dev.cajal.nn.data.DataException if there is no such file or it cannot be read
   * @throws FileFormatException if it is no IDX file of unsigned bytes, or its length is not what
   *     its header promises
   */
  public static Idx read(Path file) {
    return read(ByteSource.of(file));
  }

  /**
   * Reads a source. The promised length is checked against the source's size before any array is
   * allocated.
   *
   * @throws dev.cajal.nn.data.DataException if it cannot be read
   * @throws FileFormatException if it is no IDX file of unsigned bytes, or its length is not what
   *     its header promises
   */
  public static Idx read(ByteSource source) {
    try (InputStream in = source.open()) {
      byte[] start = header(source, in, 4);
      int rank = start[3];
      if (start[0] != 0 || start[1] != 0 || rank < 1 || rank > MAX_RANK) {
        throw new FileFormatException(
            source.name(), "is not an IDX file: its first bytes are " + Arrays.toString(start));
      }
      if (start[2] != UNSIGNED_BYTES) {
        throw new FileFormatException(
            source.name(),
            "holds elements of type 0x%02X; only 0x08, unsigned bytes, can be read"
                .formatted(start[2] & 0xff));
      }
      Shape shape = shape(source, ByteBuffer.wrap(header(source, in, 4 * rank)), rank);
      byte[] bytes = content(in, shape.size());
      if (bytes.length < shape.size()) {
        throw new FileFormatException(
            source.name(),
            "ends too early: the header promises %d bytes of shape %s; found %d"
                .formatted(shape.size(), shape, bytes.length));
      }
      if (in.read() >= 0) {
        throw new FileFormatException(
            source.name(),
            "goes on too long: the header promises %d bytes of shape %s; found more"
                .formatted(shape.size(), shape));
      }
      return new Idx(shape, bytes);
    } catch (IOException e) {
      throw source.failure(e);
    }
  }

  /** Reads at once what is not so large that a false promise would hurt. */
  private static byte[] content(InputStream in, int size) throws IOException {
    if (size > LARGE) {
      return in.readNBytes(size);
    }
    byte[] bytes = new byte[size];
    int found = in.readNBytes(bytes, 0, size);
    return found < size ? Arrays.copyOf(bytes, found) : bytes;
  }

  private static byte[] header(ByteSource source, InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new FileFormatException(source.name(), "ends within its header; expected an IDX file");
    }
    return bytes;
  }

  private static Shape shape(ByteSource source, ByteBuffer header, int rank) {
    int[] dims = new int[rank];
    long size = 1;
    long limit = Math.min(source.maxSize(), Integer.MAX_VALUE - 8);
    for (int axis = 0; axis < rank; axis++) {
      long dim = Integer.toUnsignedLong(header.getInt());
      // Both factors are below 2^32 and the product so far below 2^31: no overflow.
      size *= dim;
      if (dim > limit || size > limit) {
        throw new FileFormatException(
            source.name(),
            "the header promises more data than the file can hold: axis %d has extent %d, the file"
                    .formatted(axis, dim)
                + " has %d bytes".formatted(source.storedSize()));
      }
      dims[axis] = (int) dim;
    }
    return Shape.of(dims);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Idx idx && shape.equals(idx.shape) && Arrays.equals(bytes, idx.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(shape, Arrays.hashCode(bytes));
  }

  @Override
  public String toString() {
    return "idx bytes of shape " + shape;
  }
}
