package dev.cajal.io.csv;

import dev.cajal.io.file.AtomicFile;
import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Location;
import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.data.Table;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables from and to CSV files: UTF-8, with or without byte order mark, gzip-compressed or not,
 * quotes as in RFC 4180, lines ended by LF or CR LF. White space around fields is dropped, empty
 * lines are skipped.
 *
 * <p><b>Kinds.</b> A column is numeric if at least 95 % of its values that are not missing are
 * numbers, where any other text in it is then an error; otherwise it is categorical. A number is
 * decimal with a point: {@code -1.5e-3}. Missing are the empty field and, in numeric columns,
 * {@code NA}, {@code N/A}, {@code null} and {@code ?}; a missing value is an error.
 *
 * <p><b>Header.</b> Unless the options say it, the first line holds names if one of its fields is a
 * known column's name. Otherwise it holds data if one of its texts occurs again further down in its
 * column. Otherwise, among the columns whose other values are numbers, at least half must begin
 * with text; where there is no such column, the first line must consist of different texts.
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
    char separator = options.separator().orElseGet(() -> CsvText.separator(source));
    CsvScan scan = CsvScan.of(source, separator);
    boolean header =
        switch (options.header()) {
          case DETECT -> scan.hasHeader(options.columns().keySet());
          case PRESENT -> true;
          case ABSENT -> false;
        };
    List<String> names = names(source, scan, header);
    int rows = scan.rows(header);
    Location place = Location.of(source.name());
    List<CsvColumnBuilder> builders = new ArrayList<>();
    boolean othersAsText =
        options.othersAsText() && names.stream().anyMatch(options.columns()::containsKey);
    for (int i = 0; i < names.size(); i++) {
      Location column = place.column(names.get(i));
      Column.Kind known = options.columns().get(names.get(i));
      if (known == null && othersAsText) {
        builders.add(CsvColumnBuilder.ofAnyText(column, rows));
      } else {
        Column.Kind kind = known == null ? scan.columns().get(i).kind(header) : known;
        builders.add(CsvColumnBuilder.of(column, kind, rows));
      }
    }
    Filling filling = new Filling(source, builders, header, new int[rows]);
    CsvRecords.forEach(source, separator, filling);
    return filling.table();
  }

  private static List<String> names(ByteSource source, CsvScan scan, boolean header) {
    List<String> names = new ArrayList<>();
    Map<String, Integer> positions = new HashMap<>();
    for (ColumnScan column : scan.columns()) {
      int position = names.size() + 1;
      boolean named = header && !column.first().isEmpty();
      String name = named ? column.first() : "column" + position;
      Integer earlier = positions.putIfAbsent(name, position);
      if (earlier != null) {
        throw new DataException(
            Location.of(source.name()),
            "column names must differ; columns %d and %d are both called %s"
                .formatted(earlier, position, Quoted.of(name)));
      }
      names.add(name);
    }
    return names;
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
    private final ByteSource source;
    private final List<CsvColumnBuilder> builders;
    private final int[] lines;
    private boolean nextIsHeader;
    private int row;

    private Filling(
        ByteSource source, List<CsvColumnBuilder> builders, boolean header, int[] lines) {
      this.source = source;
      this.builders = builders;
      this.nextIsHeader = header;
      this.lines = lines;
    }

    @Override
    public void accept(long line, String[] fields) {
      if (nextIsHeader) {
        nextIsHeader = false;
        return;
      }
      if (row == lines.length || fields.length != builders.size()) {
        throw changed();
      }
      lines[row] = (int) Math.min(line, Integer.MAX_VALUE);
      for (int i = 0; i < fields.length; i++) {
        builders.get(i).add(row, fields[i], line);
      }
      row++;
    }

    private DataException changed() {
      return new DataException(source.name() + ": the file changed while it was being read");
    }

    private Table table() {
      if (row != lines.length) {
        throw changed();
      }
      return Table.of(source.name(), builders.stream().map(CsvColumnBuilder::build).toList())
          .withLines(lines);
    }
  }
}
