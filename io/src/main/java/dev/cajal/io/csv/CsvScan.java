package dev.cajal.io.csv;

import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A first reading of a CSV file that finds its size and what its columns hold. */
final class CsvScan {
  private final ByteSource source;
  private final CsvDialect dialect;
  private final List<ColumnScan> columns = new ArrayList<>();
  private long records;

  private CsvScan(ByteSource source, CsvDialect dialect) {
    this.source = source;
    this.dialect = dialect;
  }

  static CsvScan of(ByteSource source, CsvDialect dialect) {
    CsvScan scan = new CsvScan(source, dialect);
    CsvRecords.forEach(source, dialect, (_, fields) -> scan.add(fields));
    if (scan.records == 0) {
      throw new DataException(source.name() + ": the file holds no data; expected lines of fields");
    }
    return scan;
  }

  private void add(String[] fields) {
    if (records++ == 0) {
      for (String field : fields) {
        columns.add(new ColumnScan(field, dialect.cell(field)));
      }
      return;
    }
    for (int i = 0; i < fields.length; i++) {
      columns.get(i).add(dialect.cell(fields[i]));
    }
  }

  List<ColumnScan> columns() {
    return columns;
  }

  /**
   * Whether the comma stands before the fraction in this file: by the cells that leave no choice,
   * else, as spreadsheets do it, where the semicolon separates fields.
   */
  boolean decimalComma() {
    long evidence = columns.stream().mapToLong(ColumnScan::commaEvidence).sum();
    if (evidence != 0) {
      return evidence > 0;
    }
    return dialect.separator() == ';'
        && columns.stream().anyMatch(column -> column.openCommas() > 0);
  }

  /**
   * The number of rows of data.
   *
   * @throws DataException if there are none, or more than an array can hold
   */
  int rows(boolean header) {
    long rows = header ? records - 1 : records;
    if (rows == 0) {
      throw new DataException(
          source.name() + ": the file has a line of column names but no row of data");
    }
    if (rows > Integer.MAX_VALUE - 8) {
      throw new DataException(
          "%s: a table holds at most %d rows; found %d"
              .formatted(source.name(), Integer.MAX_VALUE - 8, rows));
    }
    return (int) rows;
  }

  /** Whether the first record holds names, see {@link Csv}. */
  boolean hasHeader(CsvOptions options) {
    if (suitsByPosition(options)) {
      return false;
    }
    if (namesKnown(options)) {
      return true;
    }
    if (records == 1) {
      return columns.stream().allMatch(ColumnScan::firstIsText);
    }
    boolean comma = decimalComma();
    List<ColumnScan> measures =
        columns.stream().filter(column -> column.othersAreMeasures(comma)).toList();
    if (measures.size() > 1 && measures.stream().allMatch(ColumnScan::firstIsText)) {
      return true;
    }
    if (columns.stream().anyMatch(ColumnScan::isFirstRepeated)) {
      return false;
    }
    if (measures.isEmpty()) {
      Set<String> distinct = new HashSet<>();
      return columns.stream().allMatch(c -> c.firstIsText() && distinct.add(c.first()));
    }
    long named = measures.stream().filter(ColumnScan::firstIsText).count();
    long unnamed = measures.stream().filter(column -> column.first().isEmpty()).count();
    return named * 2 >= measures.size() - unnamed && named > 0;
  }

  /**
   * Whether the first record names a known column as it is, or most of them in another case; one
   * alone may be a label.
   */
  private boolean namesKnown(CsvOptions options) {
    Map<String, Column.Kind> known = options.columns();
    List<String> first = columns.stream().map(ColumnScan::first).toList();
    return first.stream().anyMatch(known::containsKey)
        || options.known(first).stream().filter(known::containsKey).count() * 2 > known.size();
  }

  /** Whether the first record is a row of a known layout, with a number or a date to tell by. */
  private boolean suitsByPosition(CsvOptions options) {
    List<String> layout = options.layout(columns.size()).orElse(List.of());
    boolean told = false;
    for (int i = 0; i < layout.size(); i++) {
      Column.Kind kind = options.columns().get(layout.get(i));
      if (kind != null && !columns.get(i).firstSuits(kind)) {
        return false;
      }
      told |= kind == Column.Kind.NUMERIC || kind != null && kind.isDate();
    }
    return told;
  }
}
