package dev.cajal.sources.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Files written by Parquet's own writer. */
final class ParquetFiles {
  private static final List<String> KINDS = List.of("daisy", "rose", "tulip");
  private static final String FLOWERS =
      "required double length; optional float width; required boolean wild;"
          + " required binary kind (STRING);";

  private ParquetFiles() {}

  /** Writes rows of these fields. */
  static Path write(
      Path file,
      String fields,
      int rows,
      BiConsumer<Integer, Group> row,
      UnaryOperator<ExampleParquetWriter.Builder> settings) {
    MessageType schema = MessageTypeParser.parseMessageType("message m {" + fields + "}");
    ExampleParquetWriter.Builder builder =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(schema);
    try (ParquetWriter<Group> writer = settings.apply(builder).build()) {
      for (int i = 0; i < rows; i++) {
        Group group = new SimpleGroup(schema);
        row.accept(i, group);
        writer.write(group);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Writes rows of these fields without compression. */
  static Path write(Path file, String fields, int rows, BiConsumer<Integer, Group> row) {
    return write(
        file,
        fields,
        rows,
        row,
        builder -> builder.withCompressionCodec(CompressionCodecName.UNCOMPRESSED));
  }

  /**
   * Lets pages be compressed, as Parquet does it; where it can that with Hadoop only, by gzip,
   * whatever it is then called.
   */
  static ExampleParquetWriter.Builder compressed(
      ExampleParquetWriter.Builder builder, CompressionCodecName codec) {
    ExampleParquetWriter.Builder set = builder.withCompressionCodec(codec);
    return switch (codec) {
      case GZIP, BROTLI, LZO -> set.withCodecFactory(new Gzip(codec));
      default -> set;
    };
  }

  /** A small table to learn from: two lengths tell three kinds apart. */
  static Path flowers(Path file, int rows) {
    return flowers(
        file, rows, builder -> builder.withCompressionCodec(CompressionCodecName.UNCOMPRESSED));
  }

  static Path flowers(Path file, int rows, UnaryOperator<ExampleParquetWriter.Builder> settings) {
    return write(
        file,
        FLOWERS,
        rows,
        (i, group) -> {
          int kind = i % 3;
          group.add("length", 1 + 2 * kind + 0.125 * (i % 7));
          group.add("width", 3 - kind + 0.125f * (i % 5));
          group.add("wild", i % 2 == 0);
          group.add("kind", KINDS.get(kind));
        },
        settings);
  }
}
