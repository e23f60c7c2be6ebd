package dev.cajal.io.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FileFormatException;
import dev.cajal.nn.data.Location;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** The records of a CSV file one after the other, all of the same number of fields. */
final class CsvRecords {
  private CsvRecords() {}

  /** Takes a record; fields come without the white space around them. */
  @FunctionalInterface
  interface Consumer {
    void accept(long line, String[] fields);
  }

  /**
   * Reads all records. Empty lines are skipped.
   *
   * @throws DataException if a record has more or fewer fields than the first one, quotes are not
   *     closed, or reading fails
   */
  static void forEach(ByteSource source, char separator, Consumer consumer) {
    long line = 0;
    try (Reader text = CsvText.open(source);
        CsvReader<CsvRecord> reader =
            CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .trimWhitespacesAroundQuotes(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
      int expected = 0;
      long firstLine = 0;
      Iterator<CsvRecord> records = reader.iterator();
      while (records.hasNext()) {
        CsvRecord csv = records.next();
        line = csv.getStartingLineNumber();
        int count = csv.getFieldCount();
        if (count == 1 && csv.getField(0).isBlank()) {
          continue;
        }
        if (expected == 0) {
          expected = count;
          firstLine = line;
        } else if (count != expected) {
          throw new DataException(
              Location.of(source.name()).line(line),
              "expected %d %s as in line %d; found %d"
                  .formatted(expected, expected == 1 ? "field" : "fields", firstLine, count));
        }
        String[] fields = new String[count];
        for (int i = 0; i < count; i++) {
          fields[i] = csv.getField(i).strip();
        }
        consumer.accept(line, fields);
      }
    } catch (CsvParseException e) {
      throw parseFailure(source, line, e);
    } catch (UncheckedIOException e) {
      throw CsvText.failure(source, e.getCause());
    } catch (IOException e) {
      throw CsvText.failure(source, e);
    }
  }

  private static DataException parseFailure(ByteSource source, long line, CsvParseException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return CsvText.failure(source, io);
      }
    }
    FileFormatException problem =
        new FileFormatException(
            Location.of(source.name()).line(line + 1),
            "the line, or one soon after it, cannot be read as CSV; look for a quote that is not"
                + " closed or has text behind it");
    problem.initCause(e);
    return problem;
  }
}
