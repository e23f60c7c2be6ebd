package dev.cajal.io.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.kernel.Buffer;
import dev.cajal.nn.data.DataException;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  static final List<NamedArray> ARRAYS =
      List.of(
          array("layer.weight", Shape.of(2, 2), new Buffer.F32(new float[] {1, -2, 0.5f, 4})),
          array("layer.bias", Shape.of(2), new Buffer.F64(new double[] {Math.PI, -1e300})),
          array("steps", Shape.scalar(), new Buffer.I32(new int[] {-7})),
          array("images", Shape.of(3), new Buffer.U8(new byte[] {0, 127, (byte) 255})),
          array("mask", Shape.of(2, 1), new Buffer.Bool(new boolean[] {true, false})),
          array("empty", Shape.of(0, 4), new Buffer.F32(new float[0])));
  private static final Map<String, String> METADATA = Map.of("format", "cajal", "a", "ü \"x\"\n");

  @TempDir Path folder;

  private static NamedArray array(String name, Shape shape, Buffer values) {
    return new NamedArray(name, shape, values);
  }

  private Path written(List<NamedArray> arrays, Map<String, String> metadata) {
    Path file = folder.resolve("m.safetensors");
    Safetensors.write(file, arrays, metadata);
    return file;
  }

  /** A file with this header and data, as a foreign program might write it. */
  static byte[] bytes(String header, byte... data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(data)
        .array();
  }

  private Path file(String header, byte... data) throws IOException {
    return Files.write(folder.resolve("f.safetensors"), bytes(header, data));
  }

  @Test
  void write_thenRead_sameArraysAndMetadata() {
    SafetensorsFile read = Safetensors.read(written(ARRAYS, METADATA));
    assertThat(read.metadata()).isEqualTo(METADATA);
    assertThat(read.arrays()).hasSize(ARRAYS.size());
    for (NamedArray array : ARRAYS) {
      NamedArray found = read.find(array.name()).orElseThrow();
      assertThat(found.dtype()).isEqualTo(array.dtype());
      assertThat(found.shape()).isEqualTo(array.shape());
      assertThat(found.values().array()).isEqualTo(array.values().array());
    }
    assertThat(read.find("none")).isEmpty();
  }

  @Test
  void write_everyBitPattern_kept() {
    int[] patterns = {0, 0x80000000, 0x7fc00001, 0xff800000, 1, 0x7f7fffff};
    float[] floats = new float[patterns.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Float.intBitsToFloat(patterns[i]);
    }
    Path file = written(List.of(array("x", Shape.of(6), new Buffer.F32(floats))), Map.of());
    float[] read = Safetensors.read(file).arrays().getFirst().values().floats();
    for (int i = 0; i < floats.length; i++) {
      assertThat(Float.floatToRawIntBits(read[i])).isEqualTo(patterns[i]);
    }
  }

  @Test
  void write_moreThanOneChunk_sameValues() {
    Random random = new Random(3);
    float[] floats = new float[200_001];
    double[] doubles = new double[70_003];
    boolean[] booleans = new boolean[600_001];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = random.nextFloat();
    }
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = random.nextDouble();
    }
    for (int i = 0; i < booleans.length; i++) {
      booleans[i] = random.nextBoolean();
    }
    SafetensorsFile read =
        Safetensors.read(
            written(
                List.of(
                    array("f", Shape.of(floats.length), new Buffer.F32(floats)),
                    array("d", Shape.of(doubles.length), new Buffer.F64(doubles)),
                    array("b", Shape.of(booleans.length), new Buffer.Bool(booleans))),
                Map.of()));
    assertThat(read.find("f").orElseThrow().values().floats()).isEqualTo(floats);
    assertThat(read.find("d").orElseThrow().values().doubles()).isEqualTo(doubles);
    assertThat(read.find("b").orElseThrow().values().booleans()).isEqualTo(booleans);
  }

  @Test
  void write_anyOrder_sameBytes() throws IOException {
    byte[] first = Files.readAllBytes(written(ARRAYS, METADATA));
    List<NamedArray> reversed = new ArrayList<>(ARRAYS);
    Collections.reverse(reversed);
    assertThat(Files.readAllBytes(written(reversed, METADATA))).isEqualTo(first);
  }

  @Test
  void write_exactBytes() throws IOException {
    Path file =
        written(
            List.of(
                array("b", Shape.of(1), new Buffer.U8(new byte[] {9})),
                array("a", Shape.of(1), new Buffer.F32(new float[] {1}))),
            Map.of("k", "v"));
    String header =
        "{\"__metadata__\":{\"k\":\"v\"},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[4,5]}}";
    assertThat(header.length() % 8).isNotZero();
    String padded = header + " ".repeat(8 - header.length() % 8);
    assertThat(Files.readAllBytes(file))
        .isEqualTo(bytes(padded, (byte) 0, (byte) 0, (byte) 0x80, (byte) 0x3f, (byte) 9));
  }

  @Test
  void write_nothing_readsAsNothing() {
    SafetensorsFile read = Safetensors.read(written(List.of(), Map.of()));
    assertThat(read.arrays()).isEmpty();
    assertThat(read.metadata()).isEmpty();
  }

  @Test
  void header_listsTensorsWithoutReadingThem() {
    SafetensorsHeader header = Safetensors.header(written(ARRAYS, METADATA));
    assertThat(header.tensors())
        .extracting(StoredTensor::name)
        .containsExactly("layer.bias", "empty", "layer.weight", "steps", "images", "mask");
    assertThat(header.tensors().getFirst())
        .isEqualTo(new StoredTensor("layer.bias", "F64", List.of(2L), 0, 16));
    assertThat(header.dataStart() % 8).isZero();
  }

  @Test
  void read_onlyWanted() {
    SafetensorsFile read =
        Safetensors.read(written(ARRAYS, METADATA), name -> name.startsWith("layer."));
    assertThat(read.arrays())
        .extracting(NamedArray::name)
        .containsExactly("layer.bias", "layer.weight");
  }

  @Test
  void read_halfPrecision_becomesFloat() throws IOException {
    Path file =
        file(
            "{\"h\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]},"
                + "\"b\":{\"shape\":[2],\"dtype\":\"BF16\",\"data_offsets\":[4,8],\"extra\":[{}]}}",
            (byte) 0x00,
            (byte) 0x3e,
            (byte) 0x00,
            (byte) 0xfc,
            (byte) 0xc0,
            (byte) 0x3f,
            (byte) 0x49,
            (byte) 0xc0);
    SafetensorsFile read = Safetensors.read(file);
    assertThat(read.find("h").orElseThrow().values().floats())
        .containsExactly(1.5f, Float.NEGATIVE_INFINITY);
    assertThat(read.find("b").orElseThrow().values().floats()).containsExactly(1.5f, -3.140625f);
    assertThat(read.find("b").orElseThrow().dtype()).isEqualTo(DType.F32);
  }

  @Test
  void write_badNames_refused() {
    Buffer one = new Buffer.F32(new float[1]);
    NamedArray x = array("x", Shape.of(1), one);
    assertThatThrownBy(() -> written(List.of(x, x), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("safetensors: names must differ and not be __metadata__; found \"x\"");
    assertThatThrownBy(() -> written(List.of(array("__metadata__", Shape.of(1), one)), Map.of()))
        .hasMessageEndingWith("found \"__metadata__\"");
    assertThatThrownBy(() -> array("x", Shape.of(2), one))
        .hasMessage(
            "array x: the number of elements must be that of the shape; found 1 elements, shape"
                + " [2]");
  }

  @Test
  void write_intoMissingFolder_says() {
    Path file = folder.resolve("no/m.safetensors");
    assertThatThrownBy(() -> Safetensors.write(file, ARRAYS, METADATA))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": cannot write it: there is no such file or folder");
  }
}
