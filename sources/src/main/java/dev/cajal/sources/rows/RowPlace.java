package dev.cajal.sources.rows;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Quoted;
import java.util.Objects;

/** Where a column of rows is read, for messages. */
public final class RowPlace {
  private final String source;
  private final String column;
  private long before;

  /**
   * A column, of which no row is read.
   *
   * @param source the name of what is read
   * @param column the column's name
   */
  public RowPlace(String source, String column) {
    this.source = Objects.requireNonNull(source, "source");
    this.column = Objects.requireNonNull(column, "column");
  }

  String column() {
    return column;
  }

  /** Counts rows that are done with. */
  void skip(long rows) {
    before += rows;
  }

  /** A problem with a row, counted from 0 after those that are done with. */
  public DataException problem(long row, String problem) {
    return new DataException(at(row) + problem);
  }

  /** A problem with a row, and what led to it. */
  public DataException problem(long row, String problem, Throwable cause) {
    return new DataException(at(row) + problem, cause);
  }

  private String at(long row) {
    return "%s, row %d, column %s: ".formatted(source, before + row + 1, Quoted.of(column));
  }

  @Override
  public String toString() {
    return source + ", column " + Quoted.of(column);
  }
}
