package dev.cajal.io.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rows of text on their way into a stream as CSV: UTF-8, commas, LF, quotes where they are needed.
 */
public final class CsvRows implements Closeable, Flushable {
  private final CsvWriter writer;

  private CsvRows(CsvWriter writer) {
    this.writer = writer;
  }

  /** Rows into a stream, which closing this closes. */
  public static CsvRows to(OutputStream out) {
    return new CsvRows(
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8));
  }

  /** Writes one row. */
  public void write(List<String> fields) {
    writer.writeRecord(fields);
  }

  @Override
  public void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
