package dev.cajal.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.io.csv.CsvOptions.Header;
import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FileFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every message about a CSV file. */
class CsvErrorTest {
  @TempDir Path folder;

  private static void assertFails(String text, String message) {
    assertFails(text.getBytes(StandardCharsets.UTF_8), CsvOptions.detect(), message);
  }

  private static void assertFails(byte[] bytes, CsvOptions options, String message) {
    assertThatThrownBy(() -> Csv.read(ByteSource.of("t.csv", bytes), options))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  private static String numbersWith(String odd) {
    return "x,y\n" + "1,0\n".repeat(39) + odd + ",1\n";
  }

  @Test
  void read_raggedRow_namesLineAndCounts() {
    assertFails("a,b,c\n1,2,3\n4,5\n", "t.csv, line 3: expected 3 fields as in line 1; found 2");
    assertFails("a,b\n1,2\n\n4,5,6\n", "t.csv, line 4: expected 2 fields as in line 1; found 3");
    assertFails("a\n1\n4,5\n", "t.csv, line 3: expected 1 field as in line 1; found 2");
  }

  @Test
  void read_textInNumericColumn_namesLineColumnAndText() {
    assertFails(
        numbersWith("abc"),
        "t.csv, line 41, column \"x\": expected a number; found \"abc\"; correct it or remove the"
            + " row; most other values of the column are numbers");
    assertFails(
        "x;y\n" + "1,5;0\n".repeat(39) + "1.5;1\n",
        "t.csv, line 41, column \"x\": expected a number; found \"1.5\"; other numbers of the file"
            + " have a decimal comma");
    assertFails(
        "x,y\na,1\n".getBytes(StandardCharsets.UTF_8),
        CsvOptions.detect().withColumns(Map.of("x", Column.Kind.NUMERIC)),
        "t.csv, line 2, column \"x\": expected a number; found \"a\"; correct it or remove the row;"
            + " most other values of the column are numbers");
  }

  @Test
  void read_typoInFirstLineOfNumbers_namesIt() {
    assertFails(
        "o.5,1,2\n" + "0.5,1,2\n".repeat(30),
        "t.csv, line 1, column \"column1\": expected a number; found \"o.5\"; correct it or remove"
            + " the row; most other values of the column are numbers");
  }

  @Test
  void read_notFiniteNumber_namesLineAndColumn() {
    assertFails(
        numbersWith("-inf"),
        "t.csv, line 41, column \"x\": numbers must be finite; found \"-inf\"");
    assertFails(
        numbersWith("1e999"),
        "t.csv, line 41, column \"x\": numbers must lie within ±1.8e308; found \"1e999\"");
  }

  @Test
  void read_nothingToRead_says() {
    assertFails("", "t.csv: the file is empty");
    assertFails("\n \r\n", "t.csv: the file holds no text; expected lines of data");
    assertFails("\uFEFF", "t.csv: the file holds no text; expected lines of data");
    assertFails("\"\"\n", "t.csv: the file holds no data; expected lines of fields");
    assertFails("a,b\n", "t.csv: the file has a line of column names but no row of data");
    assertFails(
        "1,2\n".getBytes(StandardCharsets.UTF_8),
        CsvOptions.detect().withHeader(Header.PRESENT),
        "t.csv: the file has a line of column names but no row of data");
  }

  @Test
  void read_unclosedOrBrokenQuote_namesTheLine() {
    String advice =
        "the line, or one soon after it, cannot be read as CSV; look for a quote that is not closed"
            + " or has text behind it";
    assertFails("a,b\n1,\"x\n2,y\n", "t.csv, line 2: " + advice);
    assertFails("a,b\n1,x\n1,\"x\"y\n2,y\n", "t.csv, line 3: " + advice);
  }

  @Test
  void read_notText_says() {
    assertFails(
        new byte[] {'a', ',', 'b', '\n', (byte) 0xff, ',', '1', '\n'},
        CsvOptions.detect().withEncoding(StandardCharsets.UTF_8),
        "t.csv: is not UTF-8 text; save it as CSV in UTF-8, or name its encoding with --encoding");
    String noText =
        "t.csv: is not text; expected a CSV file in UTF-8, or in another encoding named with"
            + " --encoding";
    assertFails("a\0b\n", noText);
    // Byte 0x81 is no character of Windows-1252, and 0x01 is none of a text.
    assertFails(
        new byte[] {'a', '\n', (byte) 0x81, '\n'},
        CsvOptions.detect(),
        "t.csv: is not windows-1252 text; save it as CSV in UTF-8, or name its encoding with"
            + " --encoding");
    assertFails(new byte[] {'a', '\n', (byte) 0xff, 1, '\n'}, CsvOptions.detect(), noText);
  }

  @Test
  void read_malformedFarIntoTheFile_says() {
    byte[] bytes = ("a,b\n" + "1,2\n".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
    bytes[300_000] = (byte) 0xc0;
    assertFails(
        bytes,
        CsvOptions.detect().withEncoding(StandardCharsets.UTF_8),
        "t.csv: is not UTF-8 text; save it as CSV in UTF-8, or name its encoding with --encoding");
  }

  @Test
  void read_truncatedGzip_says() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write("a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = out.toByteArray();
    for (int length = 2; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Csv.read(ByteSource.of("t.csv.gz", cut), CsvOptions.detect()))
          .isInstanceOf(FileFormatException.class)
          .hasMessage(
              "t.csv.gz: the compressed data ends too early; copy or download the file again");
    }
  }

  @Test
  void read_missingFileOrFolder_says() {
    Path missing = folder.resolve("none.csv");
    assertThatThrownBy(() -> Csv.read(missing))
        .isInstanceOf(DataException.class)
        .hasMessage(missing + ": there is no such file");
    assertThatThrownBy(() -> Csv.read(folder))
        .isInstanceOf(DataException.class)
        .hasMessage(folder + ": is a folder; expected a file");
  }

  @Test
  void write_intoMissingFolder_says() {
    Path file = folder.resolve("no/out.csv");
    assertThatThrownBy(
            () ->
                Csv.write(
                    file,
                    Csv.read(
                        ByteSource.of("t", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)),
                        CsvOptions.detect())))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": cannot write it: there is no such file or folder");
    assertThat(folder.resolve("no")).doesNotExist();
  }
}
