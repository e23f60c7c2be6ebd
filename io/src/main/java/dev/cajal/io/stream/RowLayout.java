package dev.cajal.io.stream;

import dev.cajal.kernel.Buffer;
import dev.cajal.shape.TensorType;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the fields of a sample lie behind each other in bytes, each beginning at a multiple of 8.
 *
 * @param fields the type of each field of one sample, without the axis of samples
 * @param offsets where each begins
 * @param bytes of a sample
 */
record RowLayout(Map<String, TensorType> fields, Map<String, Integer> offsets, int bytes) {
  private static final int ALIGNMENT = 8;

  static RowLayout of(Map<String, TensorType> fields) {
    Map<String, Integer> offsets = new LinkedHashMap<>();
    long bytes = 0;
    for (Map.Entry<String, TensorType> field : fields.entrySet()) {
      offsets.put(field.getKey(), (int) bytes);
      long size = (long) field.getValue().shape().size() * elementBytes(field.getValue());
      bytes += Math.ceilDiv(size, ALIGNMENT) * ALIGNMENT;
      if (bytes > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "sample file: a sample may have at most 2^31 bytes; found " + bytes);
      }
    }
    return new RowLayout(new LinkedHashMap<>(fields), offsets, (int) bytes);
  }

  private static int elementBytes(TensorType type) {
    return switch (type.dtype()) {
      case F32, I32 -> 4;
      case F64 -> 8;
      case U8, BOOL -> 1;
    };
  }

  /** Copies row {@code from} of some samples' field to row {@code to} of bytes. */
  void put(String name, Buffer source, int from, ByteBuffer bytes, int to) {
    int width = fields.get(name).shape().size();
    int at = to * this.bytes + offsets.get(name);
    int first = from * width;
    switch (source) {
      case Buffer.F32 b -> bytes.asFloatBuffer().put(at / 4, b.floats(), first, width);
      case Buffer.F64 b -> bytes.asDoubleBuffer().put(at / 8, b.doubles(), first, width);
      case Buffer.I32 b -> bytes.asIntBuffer().put(at / 4, b.ints(), first, width);
      case Buffer.U8 b -> bytes.put(at, b.bytes(), first, width);
      case Buffer.Bool b -> {
        for (int i = 0; i < width; i++) {
          bytes.put(at + i, (byte) (b.booleans()[first + i] ? 1 : 0));
        }
      }
    }
  }

  /** Views of bytes as arrays of each type. */
  static final class Views {
    private final ByteBuffer bytes;
    private final FloatBuffer floats;
    private final IntBuffer ints;
    private final DoubleBuffer doubles;

    Views(ByteBuffer bytes) {
      this.bytes = bytes;
      this.floats = bytes.asFloatBuffer();
      this.ints = bytes.asIntBuffer();
      this.doubles = bytes.asDoubleBuffer();
    }

    ByteBuffer bytes() {
      return bytes;
    }
  }

  /** Copies row {@code from} of bytes to row {@code to} of each field. */
  void get(Views source, int from, Map<String, Buffer> targets, int to) {
    int row = from * bytes;
    targets.forEach(
        (name, target) -> {
          int width = fields.get(name).shape().size();
          int at = row + offsets.get(name);
          int first = to * width;
          switch (target) {
            case Buffer.F32 b -> source.floats.get(at / 4, b.floats(), first, width);
            case Buffer.F64 b -> source.doubles.get(at / 8, b.doubles(), first, width);
            case Buffer.I32 b -> source.ints.get(at / 4, b.ints(), first, width);
            case Buffer.U8 b -> source.bytes.get(at, b.bytes(), first, width);
            case Buffer.Bool b -> {
              for (int i = 0; i < width; i++) {
                b.booleans()[first + i] = source.bytes.get(at + i) != 0;
              }
            }
          }
        });
  }
}
