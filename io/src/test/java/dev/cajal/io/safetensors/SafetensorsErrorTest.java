package dev.cajal.io.safetensors;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.io.Mutations;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FileFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every message about a safetensors file. */
class SafetensorsErrorTest {
  @TempDir Path folder;

  private void assertFails(byte[] bytes, String message) throws IOException {
    Path file = Files.write(folder.resolve("f"), bytes);
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(FileFormatException.class)
        .hasMessage(file + ": " + message);
  }

  private void assertHeaderFails(String header, int dataLength, String message) throws IOException {
    assertFails(SafetensorsTest.bytes(header, new byte[dataLength]), message);
  }

  private static String tensor(String name, String type, String shape, long begin, long end) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
        .formatted(name, type, shape, begin, end);
  }

  @Test
  void read_headerLengthBeyondFile_refusedBeforeAllocating() throws IOException {
    byte[] bytes = SafetensorsTest.bytes("{}");
    bytes[7] = 0x10;
    assertFails(
        bytes, "the header claims 1152921504606846978 bytes; the file has 2 after the length");
    Arrays.fill(bytes, 0, 8, (byte) 0xff);
    assertFails(
        bytes, "the header claims 18446744073709551615 bytes; the file has 2 after the length");
    assertFails(new byte[7], "is no safetensors file: it has 7 bytes, fewer than 8");
    assertFails(new byte[0], "is no safetensors file: it has 0 bytes, fewer than 8");
  }

  @Test
  void read_truncatedData_says() throws IOException {
    assertHeaderFails(
        "{" + tensor("w", "F32", "[2]", 0, 8) + "}",
        5,
        "tensor \"w\": offsets must rise and lie in 0 to 5, the length of the data; found 0 to 8");
  }

  @Test
  void read_overlapHoleOrRest_says() throws IOException {
    assertHeaderFails(
        "{" + tensor("a", "U8", "[4]", 0, 4) + "," + tensor("b", "U8", "[4]", 2, 6) + "}",
        6,
        "tensor \"b\": data must begin where the tensor before ends, at 4; found 2, an overlap");
    assertHeaderFails(
        "{" + tensor("a", "U8", "[1]", 0, 1) + "," + tensor("b", "U8", "[1]", 2, 3) + "}",
        3,
        "tensor \"b\": data must begin where the tensor before ends, at 1; found 2, a hole");
    assertHeaderFails(
        "{" + tensor("a", "U8", "[1]", 0, 1) + "}",
        3,
        "the tensors must fill the data, 3 bytes; found 1 bytes of tensors");
    assertHeaderFails(
        "{" + tensor("a", "U8", "[1]", 2, 1) + "}",
        3,
        "tensor \"a\": offsets must rise and lie in 0 to 3, the length of the data; found 2 to 1");
  }

  @Test
  void read_sizeNotThatOfShape_says() throws IOException {
    assertHeaderFails(
        "{" + tensor("w", "F32", "[2,3]", 0, 8) + "}",
        8,
        "tensor \"w\": shape [2, 3] of F32 needs 24 bytes; found 8");
    String max = Long.toString(Long.MAX_VALUE);
    assertHeaderFails(
        "{" + tensor("w", "F32", "[" + max + "," + max + "]", 0, 8) + "}",
        8,
        "tensor \"w\": the shape [%s, %s] is too large".formatted(max, max));
    assertHeaderFails(
        "{" + tensor("w", "F64", "[2305843009213693952]", 0, 0) + "}",
        0,
        "tensor \"w\": the shape [2305843009213693952] is too large");
    assertHeaderFails(
        "{" + tensor("w", "F32", "[0,3000000000]", 0, 0) + "}",
        0,
        "tensor \"w\": at most 2147483639 elements fit one array; found shape [0, 3000000000]");
  }

  @Test
  void read_typeThatCannotBeRead_namesTensor() throws IOException {
    assertHeaderFails(
        "{" + tensor("n", "I64", "[1]", 0, 8) + "}",
        8,
        "tensor \"n\": elements of type \"I64\" cannot be read; expected one of BF16, BOOL, F16,"
            + " F32, F64, I32, U8");
    assertFails(
        SafetensorsTest.bytes("{" + tensor("m", "BOOL", "[2]", 0, 2) + "}", (byte) 1, (byte) 255),
        "tensor \"m\": a truth value must be stored as 0 or 1; element 1 is 255");
  }

  @Test
  void read_headerNotOfTheForm_says() throws IOException {
    assertHeaderFails("[]", 0, "the header: expected an object");
    assertHeaderFails("{}{}", 0, "the header: expected nothing after its object");
    assertHeaderFails("{\"a\":3}", 0, "tensor \"a\": expected an object");
    assertHeaderFails(
        "{\"a\":{}}", 0, "tensor \"a\": expected a dtype, a shape and two data_offsets");
    assertHeaderFails(
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[0]}}",
        0,
        "tensor \"a\": expected a dtype, a shape and two data_offsets");
    assertHeaderFails("{\"a\":{\"dtype\":3}}", 0, "tensor \"a\" dtype: expected a text");
    assertHeaderFails("{\"a\":{\"shape\":3}}", 0, "tensor \"a\" shape: expected a list");
    for (String number : new String[] {"-1", "1.5", "\"1\"", "99999999999999999999", "[1]"}) {
      assertHeaderFails(
          "{\"a\":{\"shape\":[" + number + "]}}",
          0,
          "tensor \"a\" shape: expected whole numbers from 0 to 2^63 - 1");
    }
    assertHeaderFails("{\"__metadata__\":[]}", 0, "__metadata__: expected an object");
    assertHeaderFails("{\"__metadata__\":{\"a\":1}}", 0, "__metadata__: expected texts");
  }

  @Test
  void read_headerNotJson_says() throws IOException {
    String start = folder.resolve("f") + ": the header is not the JSON it must be: ";
    for (String header :
        new String[] {
          "{",
          "nonsense",
          "{\"a\":{\"dtype\":\"U8\",\"dtype\":\"U8\"}}",
          "{\"a\":" + "{\"x\":".repeat(50) + "1" + "}".repeat(51),
          "{\"a\":{\"shape\":[1" + "0".repeat(100) + "]}}"
        }) {
      Path file = Files.write(folder.resolve("f"), SafetensorsTest.bytes(header));
      assertThatThrownBy(() -> Safetensors.read(file))
          .isInstanceOf(FileFormatException.class)
          .hasMessageStartingWith(start);
    }
    Path file =
        Files.write(
            folder.resolve("f"),
            SafetensorsTest.bytes(
                "{" + tensor("a", "U8", "[0]", 0, 0) + "," + tensor("a", "U8", "[0]", 0, 0) + "}"));
    assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("Duplicate");
  }

  @Test
  void read_missingFileOrFolder_says() {
    Path missing = folder.resolve("none.safetensors");
    assertThatThrownBy(() -> Safetensors.read(missing))
        .isInstanceOf(DataException.class)
        .hasMessage(missing + ": there is no such file");
    assertThatThrownBy(() -> Safetensors.header(folder))
        .isInstanceOf(DataException.class)
        .hasMessage(folder + ": is a folder; expected a safetensors file");
  }

  @Test
  void read_damaged_neverAnotherError() throws IOException {
    Path file = folder.resolve("m");
    Safetensors.write(file, SafetensorsTest.ARRAYS, Map.of("k", "v"));
    Mutations.check(
        Files.readAllBytes(file),
        damaged -> {
          try {
            Safetensors.read(Files.write(file, damaged));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
