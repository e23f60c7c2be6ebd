package dev.cajal.io.fuzz;

import dev.cajal.io.Fuzzer;
import dev.cajal.io.csv.Csv;
import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.csv.CsvStream;
import dev.cajal.io.file.ByteSource;
import dev.cajal.io.idx.Idx;
import dev.cajal.io.safetensors.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fuzzes the formats of data and weights, see {@link Fuzzer}. */
class DataFuzzTest {
  private static final List<byte[]> CSV =
      Stream.of(
              "a,b\n1,x\n2,y\n",
              "\uFEFFd;n;t\r\n31.12.2024;1.234,5;\"a;b\"\r\n1.1.2024;2,5;c\r\n",
              "sep=|\n# note\nx|y\n12%|NA\n3.5 %|?\n",
              "a\tb\n\"q\"\"q\"\t$1,200.50\n\n\"line\nbreak\"\t$3\n",
              "1,2,3\n4,5,6\n7,8,9\n")
          .map(text -> text.getBytes(StandardCharsets.UTF_8))
          .toList();
  private static final String[] CSV_WORDS = {
    ",",
    ";",
    "\t",
    "|",
    "\"",
    "\"\"",
    "\n",
    "\r\n",
    "\r",
    "#",
    "sep=",
    "NA",
    "?",
    "inf",
    "%",
    "$",
    "2024-12-31",
    "12/31/2024",
    "Dec 31, 2024",
    "1,234.5",
    "1.234,5",
    "\uFEFF",
    "\u00a0",
    "\0"
  };

  @Test
  void csv_readOrRefused() {
    Fuzzer.bytes(
        bytes -> Csv.read(ByteSource.of("t.csv", bytes), CsvOptions.detect()), CSV, CSV_WORDS);
  }

  @Test
  void csvStream_readOrRefused() {
    Fuzzer.bytes(
        bytes ->
            CsvStream.open(ByteSource.of("t.csv", bytes), CsvOptions.detect()).forEach(_ -> {}),
        CSV,
        CSV_WORDS);
  }

  @TempDir Path folder;

  private Path written(byte... bytes) {
    try {
      return Files.write(folder.resolve("t.safetensors"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] safetensors(String header, int data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + data)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }

  @Test
  void safetensors_readOrRefused() {
    Fuzzer.bytes(
        bytes -> Safetensors.read(written(bytes)),
        List.of(
            safetensors("{\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}}", 24),
            safetensors(
                "{\"__metadata__\":{\"k\":\"v\"},\"a\":{\"dtype\":\"I32\",\"shape\":[],"
                    + "\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"U8\",\"shape\":[3],"
                    + "\"data_offsets\":[4,7]}}",
                7)),
        "F64",
        "BF16",
        "BOOL",
        "I64",
        "dtype",
        "shape",
        "data_offsets",
        "[",
        "]",
        "{",
        "}",
        ":",
        "\"",
        "null",
        "__metadata__");
  }

  @Test
  void idx_readOrRefused() {
    Fuzzer.bytes(
        bytes -> Idx.read(ByteSource.of("t.idx", bytes)),
        List.of(
            new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3},
            new byte[] {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4}),
        "\0\0\0\1",
        "\0\0\b\3",
        "\177",
        "\0\0\b\0");
  }
}
