package dev.cajal.sources.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.NumericColumn;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.TableStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetSourceTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("a.parquet");
  }

  private static void put(Group group, String physical, String value) {
    switch (physical.split("[ (]", -1)[0]) {
      case "boolean" -> group.add("v", Boolean.parseBoolean(value));
      case "int32" -> group.add("v", Integer.parseInt(value));
      case "int64" -> group.add("v", Long.parseLong(value));
      case "float" -> group.add("v", Float.parseFloat(value));
      case "double" -> group.add("v", Double.parseDouble(value));
      case "binary" ->
          group.add(
              "v",
              value.startsWith("0x")
                  ? Binary.fromConstantByteArray(HexFormat.of().parseHex(value.substring(2)))
                  : Binary.fromString(value));
      default ->
          group.add("v", Binary.fromConstantByteArray(HexFormat.of().parseHex(value.substring(2))));
    }
  }

  /** A value, a missing one and the value again. */
  private Column column(String type, String value) {
    String[] parts = type.split("\\|", -1);
    ParquetFiles.write(
        file(),
        "optional %s v%s;".formatted(parts[0], parts.length > 1 ? " (" + parts[1] + ")" : ""),
        3,
        (i, group) -> {
          if (i != 1) {
            put(group, parts[0], value);
          }
        });
    return ParquetSource.read(file()).columns().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "boolean;                    true;                   categorical; true",
        "int32;                      -7;                     numeric;     -7",
        "int32|INTEGER(8,true);      -128;                   numeric;     -128",
        "int32|INTEGER(16,false);    65535;                  numeric;     65535",
        "int32|INTEGER(32,false);    -1;                     numeric;     4294967295",
        "int64;                      9007199254740993;       numeric;     9007199254740992",
        "int64|INTEGER(64,true);     -5;                     numeric;     -5",
        "int64|INTEGER(64,false);    5;                      numeric;     5",
        "int64|INTEGER(64,false);    -1;                     numeric;     1.8446744073709552E19",
        "float;                      0.5;                    numeric;     0.5",
        "double;                     0.1;                    numeric;     0.1",
        "double;                     NaN;                    numeric;     ''",
        "int32|DECIMAL(9,2);         1234;                   numeric;     12.34",
        "int64|DECIMAL(18,3);        -1500;                  numeric;     -1.5",
        "binary|DECIMAL(10,2);       0xFB2E;                 numeric;     -12.34",
        "fixed_len_byte_array(3)|DECIMAL(6,1); 0x0004D2;     numeric;     123.4",
        "fixed_len_byte_array(2)|FLOAT16;      0x003C;       numeric;     1",
        "int32|DATE;                 -1;                     date;        1969-12-31",
        "int64|TIMESTAMP(MILLIS,true);  1735689598250;       date;        2024-12-31T23:59:58.250",
        "int64|TIMESTAMP(MICROS,false); 1735689598000000;    date;        2024-12-31T23:59:58",
        "int64|TIMESTAMP(NANOS,true);   1735689600000000000; date;        2025-01-01",
        "int32|TIME(MILLIS,true);    45296500;               numeric;     45296.5",
        "int64|TIME(MICROS,false);   45296500000;            numeric;     45296.5",
        "int64|TIME(NANOS,false);    1500000000;             numeric;     1.5",
        "binary|STRING;              Zaragoza;               categorical; Zaragoza",
        "binary|UTF8;                José;                   categorical; José",
        "binary|ENUM;                RED;                    categorical; RED",
        "binary|JSON;                {};                     categorical; {}",
        "fixed_len_byte_array(16)|UUID; 0x00112233445566778899aabbccddeeff; categorical;"
            + " 00112233-4455-6677-8899-aabbccddeeff",
      })
  void read_anyType_hasItsKindAndValue(String type, String value, String kind, String text) {
    Column column = column(type, value);

    assertThat(column.kind().label()).isEqualTo(kind);
    assertThat(column.size()).isEqualTo(3);
    assertThat(column.isMissing(1)).isTrue();
    assertThat(column.text(0)).isEqualTo(text);
    assertThat(column.text(2)).isEqualTo(text);
  }

  @Test
  void read_olderTimes_areNanosecondsOfAJulianDay() {
    ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(3600L * 1_000_000_000).putInt(2_440_588 + 366);

    assertThat(column("int96", "0x" + HexFormat.of().formatHex(bytes.array())).text(2))
        .isEqualTo("1971-01-02T01:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "required binary v;                                         | v   | bytes",
        "required fixed_len_byte_array(4) v;                        | v   | bytes",
        "required binary v (BSON);                                  | v   | bytes of the type BSON",
        "required fixed_len_byte_array(12) v (INTERVAL);            | v   | bytes of the type"
            + " INTERVAL",
        "repeated int32 v;                                          | v   | lists",
        "optional group v (LIST) { repeated group list { optional int32 element; } } | v | lists",
        "optional group v (MAP) { repeated group key_value { required int32 key; } } | v | maps",
        "required group g { repeated group v { required int32 a; } }                 | g   | lists",
      })
  void read_otherType_namesTheColumn(String field, String name, String found) {
    ParquetFiles.write(file(), "required int32 x; " + field, 0, (_, _) -> {});

    assertThatThrownBy(() -> ParquetSource.read(file()))
        .hasMessage(
            "%s, column \"%s\": expected numbers, text, truth values, dates or times; found %s;"
                + " name the column in --ignore, or leave it out of the file",
            file(), name, found);
  }

  @Test
  void read_columnThatIsIgnored_hasNoValues() {
    ParquetFiles.write(
        file(),
        "required int32 x; repeated int32 several;",
        2,
        (i, group) -> group.append("x", i).append("several", 1).append("several", 2));

    assertThat(ParquetSource.read(file(), "several").columns())
        .containsExactly(
            NumericColumn.of("x", 0, 1), CategoricalColumn.of("several", List.of(), -1, -1));
  }

  @Test
  void read_groups_areColumnsOfTheirFields() {
    ParquetFiles.write(
        file(),
        "optional group g { required int32 x; optional group h { optional double y; } }"
            + " required double z;",
        3,
        (i, group) -> {
          group.add("z", 0.5 * i);
          if (i > 0) {
            Group inner = group.addGroup("g").append("x", i);
            if (i > 1) {
              inner.addGroup("h").append("y", 7.0);
            }
          }
        });

    assertThat(ParquetSource.read(file()).columns())
        .containsExactly(
            NumericColumn.of("g.x", Double.NaN, 1, 2),
            NumericColumn.of("g.h.y", Double.NaN, Double.NaN, 7),
            NumericColumn.of("z", 0, 0.5, 1));
  }

  @ParameterizedTest
  @EnumSource(
      value = CompressionCodecName.class,
      names = {"UNCOMPRESSED", "SNAPPY", "ZSTD", "LZ4_RAW", "GZIP"})
  void read_compressed_isTheSameTable(CompressionCodecName codec) {
    Table plain = ParquetSource.read(ParquetFiles.flowers(folder.resolve("plain.parquet"), 5000));
    for (WriterVersion version : WriterVersion.values()) {
      Path file = folder.resolve(version + ".parquet");
      ParquetFiles.flowers(
          file,
          5000,
          builder ->
              ParquetFiles.compressed(builder, codec)
                  .withWriterVersion(version)
                  .withDictionaryEncoding(version == WriterVersion.PARQUET_1_0)
                  .withPageRowCountLimit(700)
                  .enablePageWriteChecksum());

      assertThat(ParquetSource.read(file).columns()).isEqualTo(plain.columns());
    }
  }

  @Test
  void stream_inPieces_isTheWholeTable() {
    ParquetFiles.flowers(
        file(),
        10_000,
        builder ->
            builder
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withRowGroupRowCountLimit(3000));
    Table whole = ParquetSource.read(file());
    TableStream stream = ParquetSource.stream(file());
    for (int pass = 0; pass < 2; pass++) {
      List<Table> pieces = new ArrayList<>();
      stream.forEach(pieces::add);
      assertThat(pieces.stream().map(Table::rows)).containsExactly(4096, 4096, 1808);
      int row = 0;
      for (Table piece : pieces) {
        assertThat(piece.kinds()).isEqualTo(whole.kinds());
        for (int i = 0; i < piece.rows(); i++, row++) {
          int here = row;
          int there = i;
          assertThat(piece.line(i)).isEqualTo(row + 1);
          assertThat(piece.columns().stream().map(column -> column.text(there)))
              .isEqualTo(whole.columns().stream().map(column -> column.text(here)).toList());
        }
      }
    }
    assertThat(stream.rows()).isEqualTo(10_000);
    assertThat(stream.name()).isEqualTo(file().toString());
    assertThat(stream.notes()).isEmpty();
    assertThat(stream.sha256()).isEqualTo(ByteSource.of(file()).sha256());
  }

  @Test
  void stream_failureOfTheConsumer_isItsOwn() {
    TableStream stream = ParquetSource.stream(ParquetFiles.flowers(file(), 3));

    assertThatThrownBy(
            () ->
                stream.forEach(
                    _ -> {
                      throw new IllegalStateException("mine");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("mine");
  }

  @Test
  void stream_changedFile_refused() {
    TableStream stream = ParquetSource.stream(ParquetFiles.flowers(file(), 30));
    for (int rows : new int[] {29, 31}) {
      file().toFile().delete();
      ParquetFiles.flowers(file(), rows);

      assertThatThrownBy(() -> stream.forEach(_ -> {}))
          .hasMessage(file() + ": the file changed while it was being read");
    }
  }

  @Test
  void read_folder_isItsFilesInOrder() throws IOException {
    Path parts = Files.createDirectories(folder.resolve("sales"));
    Files.writeString(parts.resolve("_SUCCESS"), "");
    Files.writeString(parts.resolve(".part-0.parquet.crc"), "");
    ParquetFiles.write(
        parts.resolve("part-1.parquet"), "required int32 x;", 2, (i, group) -> group.add("x", 9));
    ParquetFiles.write(
        parts.resolve("part-0.parquet"), "required int32 x;", 2, (i, group) -> group.add("x", i));

    assertThat(ParquetSource.read(parts).columns())
        .containsExactly(NumericColumn.of("x", 0, 1, 9, 9));
    String digest = ParquetSource.stream(parts).sha256();
    assertThat(digest).hasSize(64).isEqualTo(ParquetSource.stream(parts).sha256());
    assertThat(new ParquetReader().reads(parts.toString())).isTrue();

    Path odd = parts.resolve("part-2.parquet");
    ParquetFiles.write(odd, "required int64 x;", 1, (i, group) -> group.add("x", 1L));
    assertThatThrownBy(() -> ParquetSource.read(parts))
        .hasMessage(
            "%s: expected the columns of %s, \"x: int32\"; found \"x: int64\"",
            odd, parts.resolve("part-0.parquet"));
    Path inner = Files.createDirectories(parts.resolve("year=2024"));
    assertThatThrownBy(() -> ParquetSource.read(parts))
        .hasMessage(
            "%s: is a folder among the Parquet files of %s; expected files only, so name a folder"
                + " that has them",
            inner, parts);
  }

  @Test
  void read_forAModel_hasItsKinds() {
    ParquetFiles.flowers(file(), 3);
    CsvOptions known =
        new CsvOptions(
            CsvOptions.Header.DETECT,
            Optional.empty(),
            Optional.empty(),
            Map.of("length", Column.Kind.CATEGORICAL, "wild", Column.Kind.NUMERIC),
            List.of(),
            true,
            Set.of());

    Table table = new ParquetReader().read(file().toString(), ReadOptions.of(known)).table();

    assertThat(table.columns())
        .containsExactly(
            CategoricalColumn.ofTexts("length", List.of("1", "3.125", "5.25")),
            NumericColumn.of("width", 3, 2.125, 1.25),
            NumericColumn.of("wild", 1, 0, 1),
            CategoricalColumn.ofTexts("kind", List.of("daisy", "rose", "tulip")));
  }

  @Test
  void read_infinity_namesRowAndColumn() {
    ParquetFiles.write(
        file(), "required double x;", 3, (i, group) -> group.add("x", 1 / (2.0 - i)));

    assertThatThrownBy(() -> ParquetSource.read(file()))
        .hasMessage(file() + ", row 3, column \"x\": numbers must be finite; found Infinity");
  }

  @Test
  void reads_byNameOrFirstBytes() throws IOException {
    ParquetReader reader = new ParquetReader();
    Path unnamed = ParquetFiles.flowers(folder.resolve("data"), 1);

    assertThat(reader.reads("missing.PARQUET")).isTrue();
    assertThat(reader.reads(unnamed.toString())).isTrue();
    assertThat(reader.reads(folder.toString())).isFalse();
    assertThat(reader.reads(Files.writeString(folder.resolve("b"), "PAR").toString())).isFalse();
    assertThat(reader.reads("a\0b")).isFalse();
    assertThat(reader.reads("/")).isFalse();
  }

  @Test
  void stream_ofAFileThatChanges_refused() throws IOException {
    Path file =
        ParquetFiles.write(
            folder.resolve("a.parquet"), "required int32 a;", 3, (i, row) -> row.add("a", i));
    TableStream stream = ParquetSource.stream(file);
    String digest = stream.sha256();
    stream.forEach(_ -> {});

    Files.delete(file);
    ParquetFiles.write(file, "required int32 a;", 3, (i, row) -> row.add("a", i + 1));
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));

    assertThatThrownBy(() -> stream.forEach(_ -> {}))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": the file changed while it was being read");
    assertThat(stream.sha256()).isEqualTo(digest);
  }

  @Test
  void entries_ofAFolderThatCannotBeListedToItsEnd_failAsFilesDo() {
    Stream<Path> broken =
        Stream.of(Path.of("a"))
            .peek(
                _ -> {
                  throw new UncheckedIOException(new IOException("gone"));
                });

    assertThatThrownBy(() -> ParquetPaths.entries(broken))
        .isInstanceOf(IOException.class)
        .hasMessage("gone");
  }
}
