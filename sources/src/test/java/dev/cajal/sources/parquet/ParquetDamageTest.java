package dev.cajal.sources.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.nn.data.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are none, or damaged: one sentence each. */
class ParquetDamageTest {
  private static final String AGAIN = ": is damaged; copy or download the file again: ";
  @TempDir Path folder;

  private Path bad() {
    return folder.resolve("bad.parquet");
  }

  private Path flowers(CompressionCodecName codec) {
    return ParquetFiles.flowers(
        folder.resolve("good.parquet"),
        40,
        builder -> builder.withCompressionCodec(codec).enablePageWriteChecksum());
  }

  private void refuses(byte[] content, String message) throws IOException {
    Files.write(bad(), content);
    assertThatThrownBy(() -> ParquetSource.read(bad()))
        .isInstanceOf(DataException.class)
        .hasMessage(bad() + message);
  }

  @Test
  void read_whatIsNoParquet_oneSentence() throws IOException {
    refuses(new byte[0], ": is no Parquet file; expected it to begin with PAR1");
    refuses(
        "a,b\n1,2\n1,2\n1,2\n".getBytes(StandardCharsets.UTF_8),
        ": is no Parquet file; expected it to begin with PAR1");
    refuses(
        "PAR1PAR1".getBytes(StandardCharsets.UTF_8),
        ": is no Parquet file; expected it to begin with PAR1");
    refuses(
        "PAREaaaaaaaaPARE".getBytes(StandardCharsets.UTF_8),
        ": is encrypted; expected a Parquet file that is not");
    Path missing = folder.resolve("missing.parquet");
    assertThatThrownBy(() -> ParquetSource.read(missing))
        .hasMessage(missing + ": there is no such file");
    Path empty = Files.createDirectories(folder.resolve("empty.parquet"));
    assertThatThrownBy(() -> ParquetSource.read(empty))
        .hasMessage(empty + ": is a folder without Parquet files");
  }

  @Test
  void read_cutFile_oneSentence() throws IOException {
    byte[] whole = Files.readAllBytes(flowers(CompressionCodecName.SNAPPY));

    refuses(
        Arrays.copyOf(whole, whole.length - 1),
        ": is cut short; expected it to end with PAR1; copy or download the file again");
    byte[] begin = Arrays.copyOf(whole, whole.length);
    Arrays.fill(begin, whole.length - 8, whole.length - 4, (byte) 0x7f);
    Files.write(bad(), begin);
    assertThatThrownBy(() -> ParquetSource.read(bad()))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(bad() + AGAIN);
  }

  @Test
  void read_damagedPage_isFoundByItsChecksum() throws IOException {
    byte[] whole = Files.readAllBytes(flowers(CompressionCodecName.UNCOMPRESSED));
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    whole[text.indexOf("tulip")] = 'T';
    Files.write(bad(), whole);

    assertThatThrownBy(() -> ParquetSource.read(bad()))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(bad() + AGAIN)
        .hasMessageNotContaining("\n");
  }

  @Test
  void read_withoutRowsOrColumns_oneSentence() {
    ParquetFiles.write(bad(), "required int32 x;", 0, (_, _) -> {});

    assertThatThrownBy(() -> ParquetSource.read(bad()))
        .hasMessage(bad() + ": a table has 1 to 2147483639 rows; found 0");
  }

  @ParameterizedTest
  @EnumSource(
      value = CompressionCodecName.class,
      names = {"BROTLI", "LZO"})
  void read_unknownCompression_namesIt(CompressionCodecName codec) {
    ParquetFiles.flowers(bad(), 3, builder -> ParquetFiles.compressed(builder, codec));

    assertThatThrownBy(() -> ParquetSource.read(bad()))
        .hasMessage(
            "%s, column \"length\": is compressed with %s; expected snappy, zstd, gzip, lz4_raw or"
                + " nothing",
            bad(), codec.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void read_withoutTheLibrary_namesWhatIsMissing() {
    assertThatThrownBy(
            () ->
                Libraries.using(
                    "a.parquet",
                    () -> {
                      throw new NoClassDefFoundError("org/apache/parquet/X");
                    }))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "a.parquet: a part of Parquet's library is missing, org/apache/parquet/X; put the jar"
                + " blue.strategic.parquet:parquet-floor and those that it needs on the class"
                + " path");
  }

  @Test
  void read_placesBeyondTheFile_refusedBeforeAnythingIsAllocated() throws IOException {
    byte[] whole =
        Files.readAllBytes(
            ParquetFiles.write(
                folder.resolve("x.parquet"),
                "required int32 x;",
                9,
                (i, row) -> row.append("x", i)));
    Path cut = folder.resolve("cut.parquet");
    byte[] without = new byte[whole.length - 20];
    System.arraycopy(whole, 0, without, 0, 4);
    System.arraycopy(whole, 24, without, 4, without.length - 4);
    Files.write(cut, without);

    assertThatThrownBy(() -> ParquetSource.read(cut))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(cut + AGAIN);
  }

  /** Bytes changed at random: a table or one sentence comes out, nothing else, and soon. */
  @ParameterizedTest
  @EnumSource(
      value = CompressionCodecName.class,
      names = {"UNCOMPRESSED", "SNAPPY", "ZSTD", "LZ4_RAW", "GZIP"})
  void read_changedBytes_isATableOrOneSentence(CompressionCodecName codec) throws IOException {
    byte[] whole =
        Files.readAllBytes(
            ParquetFiles.flowers(
                folder.resolve(codec + ".parquet"),
                40,
                builder -> ParquetFiles.compressed(builder, codec)));
    Random random = new Random(codec.name().hashCode());
    int refused = 0;
    for (int trial = 0; trial < 100; trial++) {
      byte[] changed = whole.clone();
      int count = 1 + trial % 3;
      for (int i = 0; i < count; i++) {
        changed[4 + random.nextInt(whole.length - 8)] = (byte) random.nextInt(256);
      }
      Files.write(bad(), changed);
      try {
        assertThat(ParquetSource.read(bad()).rows()).isPositive();
      } catch (DataException e) {
        assertThat(e.getMessage()).startsWith(bad().toString()).doesNotContain("\n");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(20);
  }
}
