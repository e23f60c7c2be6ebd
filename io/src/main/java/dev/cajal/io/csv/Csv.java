package dev.cajal.io.csv;

import dev.cajal.io.file.AtomicFile;
import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Table;
import java.nio.channels.Channels;
import java.nio.file.Path;

/**
 * Tables from and to CSV files.
 *
 * <p><b>Text.</b> A byte order mark says the encoding, else the options; else it is UTF-8, or
 * Windows-1252 where that fails, with a note. Files may be gzip-compressed. Fields are separated by
 * commas, semicolons, tabs or bars, lines end by LF, CR LF or CR, quotes are as in RFC 4180. White
 * space around fields is dropped; lines without a value, comments (lines that begin with {@code #}
 * and have another number of fields than the rest) and a first line {@code sep=;} are skipped. A
 * column name that occurs twice becomes {@code name (2)}, with a note.
 *
 * <p><b>Kinds.</b> A column is numeric if at least 95 % of its values that are not missing are
 * numbers, and holds dates if as many are dates, where any other text in it is then an error;
 * otherwise it is categorical. Missing are the empty field and, in any case, {@code NA}, {@code
 * N/A}, {@code NaN}, {@code null} and {@code ?}, and what the options name.
 *
 * <p><b>Numbers.</b> {@code -1.5e-3}, with marks of thousands {@code 1,234.5}, {@code 1 234.5} or
 * {@code 1'234.5}, with one currency sign or with percent signs throughout, which do not change the
 * number. Whether the comma stands before the fraction, {@code 1.234,5}, the numbers of the file
 * decide together; where they leave it open, it does if the semicolon separates fields.
 *
 * <p><b>Dates.</b> {@code 2024-12-31}, {@code 31.12.2024}, {@code 31/12/2024} or {@code
 * 12/31/2024}, {@code 31 Dec 2024}, {@code Dec 31, 2024}, with a time or not. Whether day or month
 * comes first the column decides; where it leaves that open the day does, with a note.
 *
 * <p><b>Header.</b> Unless the options say it, the first line holds data if it suits the known
 * columns by position, and names if one of its fields is a known column's name, or if, in another
 * case, most known columns' names are there. Otherwise it holds names if it has text above each of
 * two or more columns of numbers or dates, and data if one of its texts occurs again further down
 * in its column. Otherwise, among the columns whose other values are numbers or dates, at least
 * half must begin with text; where there is no such column, the first line must consist of
 * different texts.
 */
public final class Csv {
  private Csv() {}

  /**
   * Reads a file with everything detected.
   *
   * @throws DataException if the file cannot be read as a table, naming file, line and column
   */
  public static Table read(Path file) {
    return read(ByteSource.of(file), CsvOptions.detect());
  }

  /**
   * Reads a table.
   *
   * @throws DataException if the source cannot be read as a table, naming file, line and column
   */
  public static Table read(ByteSource source, CsvOptions options) {
    CsvPlan plan = CsvPlan.of(source, options);
    Filling filling = new Filling(plan);
    CsvRecords.forEach(source, plan.dialect(), filling);
    return filling.table();
  }

  /**
   * Writes a table with a header line, replacing a file of this name only when all is written.
   *
   * @throws DataException if the file cannot be written
   */
  public static void write(Path file, Table table) {
    AtomicFile.write(
        file,
        channel -> {
          CsvRows rows = CsvRows.to(Channels.newOutputStream(channel));
          rows.write(table.names());
          for (int row = 0; row < table.rows(); row++) {
            int current = row;
            rows.write(table.columns().stream().map(c -> c.text(current)).toList());
          }
          rows.flush();
        });
  }

  /** The second reading: cells into columns. */
  private static final class Filling implements CsvRecords.Consumer {
    private final CsvPlan plan;
    private final CsvRowBuilder rows;
    private boolean nextIsHeader;

    private Filling(CsvPlan plan) {
      this.plan = plan;
      this.rows = new CsvRowBuilder(plan, plan.rows());
      this.nextIsHeader = plan.header();
    }

    @Override
    public void accept(long line, String[] fields) {
      if (nextIsHeader) {
        nextIsHeader = false;
        return;
      }
      if (rows.isFull()) {
        throw changed();
      }
      rows.add(line, fields);
    }

    private DataException changed() {
      return new DataException(plan.source().name() + ": the file changed while it was being read");
    }

    private Table table() {
      if (!rows.isFull()) {
        throw changed();
      }
      return rows.table().withNotes(plan.notes());
    }
  }
}
