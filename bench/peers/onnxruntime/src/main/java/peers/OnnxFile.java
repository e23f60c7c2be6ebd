package peers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * The network 784-256-128-10 with random weights as an ONNX file: the fields of ONNX's protocol
 * buffers by their numbers, as in its onnx.proto.
 */
final class OnnxFile {
  private static final int FLOAT = 1;
  private static final int[] SIZES = {784, 256, 128, 10};

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private OnnxFile() {}

  static byte[] network() {
    OnnxFile graph = new OnnxFile();
    Random random = new Random(1);
    String input = "x";
    for (int i = 0; i + 1 < SIZES.length; i++) {
      boolean last = i + 2 == SIZES.length;
      String sum = last ? "scores" : "sum" + i;
      graph.message(1, node("Gemm", sum, input, "w" + i, "b" + i));
      if (!last) {
        input = "relu" + i;
        graph.message(1, node("Relu", input, sum));
      }
    }
    graph.text(2, "network");
    for (int i = 0; i + 1 < SIZES.length; i++) {
      graph.message(5, tensor("w" + i, random, SIZES[i], SIZES[i + 1]));
      graph.message(5, tensor("b" + i, random, SIZES[i + 1]));
    }
    graph.message(11, value("x", SIZES[0]));
    graph.message(12, value("scores", SIZES[SIZES.length - 1]));
    OnnxFile version = new OnnxFile();
    version.number(2, 13);
    OnnxFile model = new OnnxFile();
    model.number(1, 8);
    model.message(7, graph);
    model.message(8, version);
    return model.bytes.toByteArray();
  }

  private static OnnxFile node(String operation, String output, String... inputs) {
    OnnxFile node = new OnnxFile();
    for (String input : inputs) {
      node.text(1, input);
    }
    node.text(2, output);
    node.text(4, operation);
    return node;
  }

  private static OnnxFile tensor(String name, Random random, int... dims) {
    OnnxFile tensor = new OnnxFile();
    int size = 1;
    for (int dim : dims) {
      tensor.number(1, dim);
      size *= dim;
    }
    tensor.number(2, FLOAT);
    tensor.text(8, name);
    ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * size).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i++) {
      raw.putFloat(0.05f * (float) random.nextGaussian());
    }
    tensor.bytes(9, raw.array());
    return tensor;
  }

  /** The first axis is any number of samples. */
  private static OnnxFile value(String name, int width) {
    OnnxFile any = new OnnxFile();
    any.text(2, "samples");
    OnnxFile fixed = new OnnxFile();
    fixed.number(1, width);
    OnnxFile shape = new OnnxFile();
    shape.message(1, any);
    shape.message(1, fixed);
    OnnxFile tensor = new OnnxFile();
    tensor.number(1, FLOAT);
    tensor.message(2, shape);
    OnnxFile type = new OnnxFile();
    type.message(1, tensor);
    OnnxFile value = new OnnxFile();
    value.text(1, name);
    value.message(2, type);
    return value;
  }

  private void number(int field, long value) {
    varint((long) field << 3);
    varint(value);
  }

  private void text(int field, String text) {
    bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  private void message(int field, OnnxFile message) {
    bytes(field, message.bytes.toByteArray());
  }

  private void bytes(int field, byte[] content) {
    varint((long) field << 3 | 2);
    varint(content.length);
    bytes.writeBytes(content);
  }

  private void varint(long value) {
    long rest = value;
    while (rest >= 0x80) {
      bytes.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
