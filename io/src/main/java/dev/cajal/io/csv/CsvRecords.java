package dev.cajal.io.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FileFormatException;
import dev.cajal.nn.data.Location;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The records of a CSV file one after the other, all of the same number of fields.
 *
 * <p>Skipped are empty lines, also those of separators alone, a first line {@code sep=;}, and
 * comments: lines that begin with {@code #} and do not have the number of fields of the others. An
 * empty last field too many is dropped, one too few is added.
 */
final class CsvRecords {
  /** The most characters of a line. */
  static final int LONGEST_LINE = 1 << 24;

  /** The most columns of a file. */
  static final int MOST_FIELDS = 1 << 20;

  private final ByteSource source;
  private final CsvDialect dialect;
  private final Consumer consumer;
  private final List<String[]> comments = new ArrayList<>();
  private final List<Long> commentLines = new ArrayList<>();
  private int expected;
  private boolean lastIsEmpty;
  private long firstLine;
  private boolean begun;

  private CsvRecords(ByteSource source, CsvDialect dialect, Consumer consumer) {
    this.source = source;
    this.dialect = dialect;
    this.consumer = consumer;
  }

  /** Takes a record; fields come without the white space around them. */
  @FunctionalInterface
  interface Consumer {
    void accept(long line, String[] fields);
  }

  /**
   * Reads all records.
   *
   * @throws DataException if a record has more or fewer fields than the first one, quotes are not
   *     closed, or reading fails
   */
  static void forEach(ByteSource source, CsvDialect dialect, Consumer consumer) {
    new CsvRecords(source, dialect, consumer).read();
  }

  private void read() {
    long line = 0;
    try (Reader text = CsvText.open(source, dialect.charset());
        CsvReader<CsvRecord> reader =
            CsvReader.builder()
                .fieldSeparator(dialect.separator())
                .skipEmptyLines(true)
                .trimWhitespacesAroundQuotes(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_LINE)
                .build(CsvRecordHandler.of(handler -> handler.maxFields(MOST_FIELDS)), text)) {
      Iterator<CsvRecord> records = reader.iterator();
      while (records.hasNext()) {
        CsvRecord csv = records.next();
        line = csv.getStartingLineNumber();
        record(line, csv);
      }
      flushComments(0);
    } catch (CsvParseException e) {
      throw parseFailure(line, e);
    } catch (UncheckedIOException e) {
      throw CsvText.failure(source, dialect.charset(), e.getCause());
    } catch (IOException e) {
      throw CsvText.failure(source, dialect.charset(), e);
    }
  }

  private void record(long line, CsvRecord csv) {
    String[] fields = new String[csv.getFieldCount()];
    boolean blank = true;
    for (int i = 0; i < fields.length; i++) {
      fields[i] = NumberText.strip(csv.getField(i));
      blank &= fields[i].isEmpty();
    }
    if (blank) {
      return;
    }
    if (!begun && csv.getFieldCount() <= 2) {
      String joined = String.join(Character.toString(dialect.separator()), fields);
      if (CsvText.namedSeparator(joined).isPresent()) {
        return;
      }
    }
    begun = true;
    boolean mayBeComment = fields[0].startsWith("#");
    if (expected == 0 && mayBeComment) {
      comments.add(fields);
      commentLines.add(line);
      return;
    }
    if (expected == 0) {
      flushComments(fields.length);
    }
    if (mayBeComment && fields.length != expected) {
      return;
    }
    accept(line, fields);
  }

  /**
   * Decides on lines that begin with {@code #} before all others: those with as many fields as what
   * follows belong to it, as a marked line of names does.
   *
   * @param width the number of fields of what follows, 0 if nothing does
   */
  private void flushComments(int width) {
    for (int i = 0; i < comments.size(); i++) {
      String[] fields = comments.get(i);
      boolean last = i == comments.size() - 1;
      if (width == 0 || fields.length == width && (width > 1 || isMarked(fields[0]))) {
        if (last && width > 1) {
          fields[0] = fields[0].substring(1).strip();
        }
        accept(commentLines.get(i), fields);
      }
    }
    comments.clear();
  }

  /** Whether a single field that begins with {@code #} is a value such as a colour. */
  private static boolean isMarked(String field) {
    return field.length() > 1 && !Character.isWhitespace(field.charAt(1));
  }

  private void accept(long line, String[] fields) {
    if (expected == 0) {
      expected = fields.length;
      lastIsEmpty = expected > 1 && fields[expected - 1].isEmpty();
      firstLine = line;
    }
    String[] fitted = fields;
    if (fields.length == expected + 1 && fields[expected].isEmpty()) {
      fitted = Arrays.copyOf(fields, expected);
    } else if (fields.length == expected - 1 && lastIsEmpty) {
      fitted = Arrays.copyOf(fields, expected);
      fitted[expected - 1] = "";
    } else if (fields.length != expected) {
      throw new DataException(
          Location.of(source.name()).line(line),
          "expected %d %s as in line %d; found %d"
              .formatted(expected, expected == 1 ? "field" : "fields", firstLine, fields.length));
    }
    consumer.accept(line, fitted);
  }

  private DataException parseFailure(long line, CsvParseException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return CsvText.failure(source, dialect.charset(), io);
      }
    }
    boolean tooLong = String.valueOf(e.getMessage()).contains("axim");
    FileFormatException problem =
        new FileFormatException(
            Location.of(source.name()).line(line + 1),
            tooLong
                ? "the line, or one soon after it, has more than %d characters or %d fields; look for"
                        .formatted(LONGEST_LINE, MOST_FIELDS)
                    + " a quote that is not closed"
                : "the line, or one soon after it, cannot be read as CSV; look for a quote that is"
                    + " not closed or has text behind it");
    problem.initCause(e);
    return problem;
  }
}
