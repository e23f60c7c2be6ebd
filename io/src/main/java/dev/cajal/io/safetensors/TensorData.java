package dev.cajal.io.safetensors;

import dev.cajal.kernel.Buffer;
import dev.cajal.nn.data.FileFormatException;
import dev.cajal.shape.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** The little-endian bytes of tensors, moved piece by piece. */
final class TensorData {
  /** A multiple of every element size. */
  private static final int CHUNK = 1 << 18;

  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

  /** Reads the elements of a tensor, at whose first byte the channel stands. */
  NamedArray read(String file, StoredTensor tensor, ReadableByteChannel channel)
      throws IOException {
    StoredType type = Layout.type(file, tensor);
    Shape shape = Layout.shape(file, tensor);
    Buffer values = Buffer.allocate(type.dtype(), shape.size());
    int perChunk = CHUNK / type.bytes();
    for (int from = 0; from < shape.size(); from += perChunk) {
      int count = Math.min(perChunk, shape.size() - from);
      fill(channel, count * type.bytes());
      decode(file, tensor, type, values, from, count);
    }
    return new NamedArray(tensor.name(), shape, values);
  }

  private void fill(ReadableByteChannel channel, int length) throws IOException {
    chunk.clear().limit(length);
    while (chunk.hasRemaining()) {
      if (channel.read(chunk) < 0) {
        throw new EOFException("the file became shorter while it was being read");
      }
    }
    chunk.flip();
  }

  private void decode(
      String file, StoredTensor tensor, StoredType type, Buffer values, int from, int count) {
    switch (type) {
      case F64 -> chunk.asDoubleBuffer().get(values.doubles(), from, count);
      case F32 -> chunk.asFloatBuffer().get(values.floats(), from, count);
      case I32 -> chunk.asIntBuffer().get(values.ints(), from, count);
      case U8 -> chunk.get(values.bytes(), from, count);
      case F16 -> {
        for (int i = 0; i < count; i++) {
          values.floats()[from + i] = Float.float16ToFloat(chunk.getShort(2 * i));
        }
      }
      case BF16 -> {
        for (int i = 0; i < count; i++) {
          values.floats()[from + i] = Float.intBitsToFloat(chunk.getShort(2 * i) << 16);
        }
      }
      case BOOL -> {
        for (int i = 0; i < count; i++) {
          byte value = chunk.get(i);
          if (value != 0 && value != 1) {
            throw new FileFormatException(
                file,
                "tensor \"%s\": a truth value must be stored as 0 or 1; element %d is %d"
                    .formatted(tensor.name(), from + i, value & 0xff));
          }
          values.booleans()[from + i] = value == 1;
        }
      }
    }
  }

  /** Writes the elements of an array. */
  void write(NamedArray array, WritableByteChannel channel) throws IOException {
    int bytes = array.dtype().bytes();
    int perChunk = CHUNK / bytes;
    int size = array.values().size();
    for (int from = 0; from < size; from += perChunk) {
      int count = Math.min(perChunk, size - from);
      chunk.clear();
      encode(array.values(), from, count);
      chunk.position(0).limit(count * bytes);
      while (chunk.hasRemaining()) {
        channel.write(chunk);
      }
    }
  }

  private void encode(Buffer values, int from, int count) {
    switch (values) {
      case Buffer.F64 buffer -> chunk.asDoubleBuffer().put(buffer.doubles(), from, count);
      case Buffer.F32 buffer -> chunk.asFloatBuffer().put(buffer.floats(), from, count);
      case Buffer.I32 buffer -> chunk.asIntBuffer().put(buffer.ints(), from, count);
      case Buffer.U8 buffer -> chunk.put(buffer.bytes(), from, count);
      case Buffer.Bool buffer -> {
        for (int i = 0; i < count; i++) {
          chunk.put((byte) (buffer.booleans()[from + i] ? 1 : 0));
        }
      }
    }
  }
}
