package dev.cajal.sources.parquet;

import dev.cajal.io.file.FileProblem;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FileFormatException;
import dev.cajal.nn.data.Quoted;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/** A Parquet file that is open. */
final class ParquetFile implements AutoCloseable {
  private final ParquetFileReader reader;

  private ParquetFile(ParquetFileReader reader) {
    this.reader = reader;
  }

  /**
   * What is done with a file.
   *
   * @param <T> what comes of it
   */
  interface Use<T> {
    /** Does it. */
    T of(ParquetFile file) throws IOException;
  }

  /**
   * Opens a file and does something with it.
   *
   * @throws DataException if it is damaged, or cannot be read
   */
  static <T> T use(Path path, Use<T> use) {
    try (ParquetFile file = open(path)) {
      return use.of(file);
    } catch (DataException | Passing e) {
      throw e;
    } catch (FileSystemException e) {
      throw FileProblem.of(path.toString(), "read", e);
    } catch (IOException | RuntimeException e) {
      throw new FileFormatException(
          path.toString(), "is damaged; copy or download the file again: " + reason(e), e);
    }
  }

  /** A failure of those who take the rows, which says nothing about the file. */
  static final class Passing extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient RuntimeException failure;

    Passing(RuntimeException failure) {
      super(failure);
      this.failure = failure;
    }

    RuntimeException failure() {
      return failure;
    }
  }

  private static ParquetFile open(Path path) throws IOException {
    ParquetFile file =
        new ParquetFile(
            ParquetFileReader.open(
                new LocalInputFile(path),
                ParquetReadOptions.builder(new PlainParquetConfiguration())
                    .withCodecFactory(new Decompression())
                    .usePageChecksumVerification()
                    .build()));
    try {
      file.check(path);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
    return file;
  }

  /** Requires that what the footer says can be true, before anything is allocated by it. */
  private void check(Path path) throws IOException {
    long size = Files.size(path);
    for (BlockMetaData group : reader.getRowGroups()) {
      for (ColumnChunkMetaData chunk : group.getColumns()) {
        String name = chunk.getPath().toDotString();
        if (!Decompression.knows(chunk.getCodec())) {
          throw new DataException(
              "%s, column %s: is compressed with %s; expected snappy, zstd, gzip, lz4_raw or nothing"
                  .formatted(
                      path, Quoted.of(name), chunk.getCodec().name().toLowerCase(Locale.ROOT)));
        }
        long start = chunk.getStartingPos();
        if (start < 0 || chunk.getTotalSize() < 0 || chunk.getTotalSize() > size - start) {
          throw new IOException(
              "column %s lies at %d with %d bytes, and the file has %d"
                  .formatted(name, start, chunk.getTotalSize(), size));
        }
        boolean single =
            schema().getColumnDescription(chunk.getPath().toArray()).getMaxRepetitionLevel() == 0;
        if (group.getRowCount() < 0 || single && chunk.getValueCount() != group.getRowCount()) {
          throw new IOException(
              "column %s has %d values for %d rows"
                  .formatted(name, chunk.getValueCount(), group.getRowCount()));
        }
      }
    }
  }

  private static String reason(Exception cause) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return message.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ").strip();
  }

  MessageType schema() {
    return reader.getFileMetaData().getSchema();
  }

  /** The number of rows. */
  long rows() {
    return reader.getRowGroups().stream().mapToLong(BlockMetaData::getRowCount).sum();
  }

  /** Lets only these columns be read, of which there must be one. */
  void choose(List<ColumnDescriptor> columns) {
    reader.setRequestedSchema(columns);
  }

  /**
   * What takes the columns of a group of rows.
   *
   * @see ColumnReadStore
   */
  interface GroupConsumer {
    /** Takes them. */
    void accept(ColumnReadStore columns, long rows) throws IOException;
  }

  /** Hands out the groups of rows in their order. */
  void forEachGroup(GroupConsumer consumer) throws IOException {
    for (PageReadStore group = reader.readNextRowGroup();
        group != null;
        group = reader.readNextRowGroup()) {
      try (PageReadStore pages = group) {
        consumer.accept(
            new ColumnReadStoreImpl(
                pages, NoRecords.of(schema()), schema(), reader.getFileMetaData().getCreatedBy()),
            pages.getRowCount());
      }
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
