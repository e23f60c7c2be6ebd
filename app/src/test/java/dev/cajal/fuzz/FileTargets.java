package dev.cajal.fuzz;

import dev.cajal.io.csv.Csv;
import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.csv.CsvRows;
import dev.cajal.io.csv.CsvStream;
import dev.cajal.io.file.ByteSource;
import dev.cajal.io.idx.Idx;
import dev.cajal.io.image.ImageColour;
import dev.cajal.io.image.ImageFiles;
import dev.cajal.io.image.ImageForm;
import dev.cajal.io.image.ImageSize;
import dev.cajal.io.safetensors.NamedArray;
import dev.cajal.io.safetensors.Safetensors;
import dev.cajal.io.safetensors.SafetensorsFile;
import dev.cajal.nn.data.ByteFeatures;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The formats of data and weights. */
final class FileTargets {
  /** A packed byte may be eight pixels, each of which costs up to 32 bytes on its way. */
  private static final long BYTES_PER_IMAGE_BYTE = 1032 * 8 * 32;

  static final List<Target> ALL =
      List.of(
          new Target(
              "csv", Target.USUAL_BYTES_PER_BYTE, input -> unpacked(rest(input)), FileTargets::csv),
          new Target("cells", FileTargets::cells),
          new Target("arrays", FileTargets::arrays),
          new Target("image", BYTES_PER_IMAGE_BYTE, input -> input.length, FileTargets::image));

  private static final Path SCRATCH = Targets.scratch();

  private FileTargets() {}

  private static final List<CsvOptions> OPTIONS =
      List.of(
          CsvOptions.detect(),
          CsvOptions.detect().withHeader(CsvOptions.Header.ABSENT),
          CsvOptions.detect().withHeader(CsvOptions.Header.PRESENT).withSeparator(';'),
          CsvOptions.detect().withEncoding(StandardCharsets.UTF_16LE),
          CsvOptions.detect()
              .withColumns(
                  Map.of(
                      "a",
                      Column.Kind.NUMERIC,
                      "d",
                      Column.Kind.DATE,
                      "m",
                      Column.Kind.MONTH_FIRST_DATE,
                      "c",
                      Column.Kind.CATEGORICAL)));

  /** How many bytes come out before the input ends or breaks off. */
  private static long unpacked(byte[] input) {
    long length = 0;
    byte[] chunk = new byte[1 << 13];
    try (InputStream in = ByteSource.of("input", input).open()) {
      for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
        length += count;
      }
    } catch (DataException | IOException e) {
      // What came until then counts.
    }
    return Math.max(input.length, length);
  }

  /** The bytes behind the one that chooses how they are read. */
  private static byte[] rest(byte[] input) {
    return Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
  }

  /** The first byte chooses the options; whole and in pieces, a file holds the same. */
  private static void csv(byte[] input) {
    if (input.length == 0) {
      return;
    }
    CsvOptions options = OPTIONS.get((input[0] & 0xff) % OPTIONS.size());
    ByteSource source = ByteSource.of("t.csv", rest(input));
    Table table = null;
    DataException refusal = null;
    try {
      table = Csv.read(source, options);
    } catch (DataException e) {
      refusal = e;
    }
    List<List<String>> pieces = new ArrayList<>();
    try {
      CsvStream.open(source, options).forEach(piece -> pieces.addAll(texts(piece)));
    } catch (DataException e) {
      if (refusal == null || !refusal.getMessage().equals(e.getMessage())) {
        throw new AssertionError("refused in pieces, and as a whole " + refusal, e);
      }
      throw e;
    }
    if (refusal != null) {
      throw new AssertionError("read in pieces, but refused as a whole", refusal);
    }
    Targets.requireSame(texts(table), pieces);
  }

  private static List<List<String>> texts(Table table) {
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      int current = row;
      rows.add(table.columns().stream().map(column -> column.text(current)).toList());
    }
    return rows;
  }

  /** Lines are the cells of a column, which are written and read again. */
  private static void cells(byte[] input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvRows rows = CsvRows.to(out);
    rows.write(List.of("x", "y"));
    for (String cell : new String(input, StandardCharsets.UTF_8).split("\n", -1)) {
      rows.write(List.of(cell, "k"));
    }
    rows.flush();
    CsvOptions options = CsvOptions.detect().withHeader(CsvOptions.Header.PRESENT);
    Table table = Csv.read(ByteSource.of("t.csv", out.toByteArray()), options);
    Path file = SCRATCH.resolve("cells.csv");
    Csv.write(file, table);
    Table again = Csv.read(ByteSource.of(file), options.withColumns(table.kinds()));
    Targets.requireSame(texts(table), texts(again));
  }

  /** After the first byte an IDX file, if that is I, or else a safetensors file. */
  private static void arrays(byte[] input) throws IOException {
    if (input.length > 0 && input[0] == 'I') {
      Idx.read(ByteSource.of("t.idx", rest(input)));
    } else {
      safetensors(rest(input));
    }
  }

  private static void safetensors(byte[] input) throws IOException {
    Path file = Files.write(SCRATCH.resolve("t.safetensors"), input);
    SafetensorsFile content = Safetensors.read(file);
    Path copy = SCRATCH.resolve("copy.safetensors");
    Safetensors.write(copy, content.arrays(), content.metadata());
    byte[] first = Files.readAllBytes(copy);
    SafetensorsFile again = Safetensors.read(copy);
    Targets.requireSame(names(content), names(again));
    Safetensors.write(copy, again.arrays(), again.metadata());
    Targets.requireSame(ByteBuffer.wrap(first), ByteBuffer.wrap(Files.readAllBytes(copy)));
  }

  private static List<String> names(SafetensorsFile file) {
    return file.arrays().stream().map(NamedArray::name).sorted().toList();
  }

  private static void image(byte[] input) throws IOException {
    Path file = Files.write(SCRATCH.resolve("t.png"), input);
    ImageForm small = new ImageForm(Optional.of(new ImageSize(5, 3)), Optional.of(ImageColour.RGB));
    ByteFeatures pixels = ImageFiles.read(List.of(file), small);
    if (pixels.values().length != 5 * 3 * 3) {
      throw new AssertionError("found %d values".formatted(pixels.values().length));
    }
  }
}
