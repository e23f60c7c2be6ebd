package dev.cajal.sources.jdbc;

import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.data.Table;
import dev.cajal.sources.rows.ColumnBuilder;
import dev.cajal.sources.rows.ColumnNames;
import dev.cajal.sources.rows.RowPieces;
import dev.cajal.sources.rows.RowPlace;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The rows that a database gives for a query, on their way into tables. */
final class QueryResult {
  private final String source;
  private final ResultSet rows;
  private final List<String> notes = new ArrayList<>();
  private final List<SqlColumn> readers = new ArrayList<>();
  private final List<RowPlace> places = new ArrayList<>();
  private final List<ColumnBuilder> builders = new ArrayList<>();
  private final RowDigest digest = new RowDigest();
  private int count;

  /**
   * Looks at the columns.
   *
   * @param source the name for messages
   * @throws DataException if a column is needed and cannot be read
   */
  QueryResult(String source, ResultSet rows, ReadOptions options) throws SQLException {
    this.source = source;
    this.rows = rows;
    ResultSetMetaData columns = rows.getMetaData();
    List<String> given = new ArrayList<>();
    for (int index = 1; index <= columns.getColumnCount(); index++) {
      given.add(columns.getColumnLabel(index));
    }
    if (given.isEmpty()) {
      throw new DataException(source + ": the query gives no columns; expected at least one");
    }
    given.forEach(digest::text);
    List<String> names = options.csv().known(ColumnNames.distinct(source, given, notes));
    for (int index = 1; index <= names.size(); index++) {
      String name = names.get(index - 1);
      String type = columns.getColumnTypeName(index);
      Optional<SqlColumn> found =
          SqlColumn.of(columns.getColumnType(index), type, columns.getPrecision(index));
      if (found.isEmpty() && options.needs(names, index - 1)) {
        throw new DataException(
            ("%s, column %s: expected numbers, text, truth values, dates or times; found the type"
                 + " %s; leave the column out of the query, cast it there, or name it in --ignore")
                .formatted(source, Quoted.of(name), type));
      }
      SqlColumn reader = found.orElse(SqlColumn.NOTHING);
      if (reader == SqlColumn.EXACT_NUMBER && !options.wantsText(name)) {
        reader = SqlColumn.NUMBER;
      }
      RowPlace place = new RowPlace(source, name);
      readers.add(reader);
      places.add(place);
      builders.add(
          ColumnBuilder.of(
              place,
              reader.type().as(Optional.ofNullable(options.csv().columns().get(name))),
              options.csv().markers()));
    }
  }

  /**
   * Reads all rows.
   *
   * @param most rows of a table
   * @throws DataException if there is none, or a value cannot be read
   */
  void read(int most, Consumer<Table> consumer) throws SQLException {
    int first = 0;
    while (rows.next()) {
      if (count == RowPieces.ALL) {
        throw new DataException(
            "%s: a table holds at most %d rows; the query gives more".formatted(source, count));
      }
      for (int i = 0; i < readers.size(); i++) {
        readCell(i, count - first);
      }
      count++;
      if (count - first == most) {
        consumer.accept(RowPieces.take(source, builders, first));
        first = count;
      }
    }
    if (count == 0) {
      throw new DataException(source + ": the query gives no row; expected at least one");
    }
    if (count > first) {
      consumer.accept(RowPieces.take(source, builders, first));
    }
  }

  private void readCell(int column, int row) {
    SqlColumn reader = readers.get(column);
    try {
      reader.read(rows, column + 1, builders.get(column), digest);
    } catch (SQLException e) {
      throw places
          .get(column)
          .problem(
              row, "cannot be read as %s: %s".formatted(reader.noun(), SqlProblem.reason(e)), e);
    }
  }

  /** How many rows a piece of this table has. */
  int pieceRows() {
    return RowPieces.rows(builders.size());
  }

  /** What there was: complete once all rows are read. */
  Summary summary() {
    return new Summary(count, digest.hex(), List.copyOf(notes));
  }

  /**
   * What identifies rows.
   *
   * @param rows how many
   * @param sha256 of names and values
   * @param notes sentences for the user
   */
  record Summary(int rows, String sha256, List<String> notes) {}
}
