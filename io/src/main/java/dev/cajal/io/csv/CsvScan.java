package dev.cajal.io.csv;

import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.DataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A first reading of a CSV file that finds its size and what its columns hold. */
final class CsvScan {
  private final ByteSource source;
  private final List<ColumnScan> columns = new ArrayList<>();
  private long records;

  private CsvScan(ByteSource source) {
    this.source = source;
  }

  static CsvScan of(ByteSource source, char separator) {
    CsvScan scan = new CsvScan(source);
    CsvRecords.forEach(source, separator, (_, fields) -> scan.add(fields));
    if (scan.records == 0) {
      throw new DataException(source.name() + ": the file holds no data; expected lines of fields");
    }
    return scan;
  }

  private void add(String[] fields) {
    if (records++ == 0) {
      for (String field : fields) {
        columns.add(new ColumnScan(field));
      }
      return;
    }
    for (int i = 0; i < fields.length; i++) {
      columns.get(i).add(fields[i]);
    }
  }

  List<ColumnScan> columns() {
    return columns;
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
  boolean hasHeader(Set<String> knownNames) {
    if (columns.stream().anyMatch(column -> knownNames.contains(column.first()))) {
      return true;
    }
    if (records == 1) {
      return columns.stream().allMatch(ColumnScan::firstIsText);
    }
    if (columns.stream().anyMatch(ColumnScan::isFirstRepeated)) {
      return false;
    }
    List<ColumnScan> numeric = columns.stream().filter(ColumnScan::othersAreNumbers).toList();
    if (numeric.isEmpty()) {
      Set<String> distinct = new HashSet<>();
      return columns.stream().allMatch(c -> c.firstIsText() && distinct.add(c.first()));
    }
    long named = numeric.stream().filter(ColumnScan::firstIsText).count();
    return named * 2 >= numeric.size() && named > 0;
  }
}
