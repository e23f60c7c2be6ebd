package dev.cajal.sources.jdbc;

import dev.cajal.io.dataset.LoadedTable;
import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.TableStream;
import dev.cajal.sources.rows.RowPieces;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The table that a query gives.
 *
 * @param name for messages
 * @param connections to the database
 * @param query by which it is read
 * @param options how columns are read
 */
record QueryTable(String name, Connections connections, Query query, ReadOptions options) {
  private static final int FETCHED = 1000;

  QueryTable {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(connections, "connections");
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(options, "options");
  }

  /** Reads all rows at once. */
  LoadedTable read() {
    List<Table> tables = new ArrayList<>();
    QueryResult.Summary summary = pass(true, tables::add);
    return new LoadedTable(tables.getFirst().withNotes(notes(summary)), summary.sha256());
  }

  /** Reads the rows once, to know how many and which they are. */
  TableStream stream() {
    return new Stream(this, pass(false, _ -> {}));
  }

  private List<String> notes(QueryResult.Summary summary) {
    List<String> notes = new ArrayList<>(summary.notes());
    if (!query.isOrdered()) {
      notes.add(
          name
              + ": the query has no order by, and the database may give the rows in another order"
              + " next time; then other rows are in the test part");
    }
    return notes;
  }

  private QueryResult.Summary pass(boolean whole, Consumer<Table> consumer) {
    boolean[] connected = {false};
    try {
      return connections.use(
          connection -> {
            connected[0] = true;
            return pass(connection, whole, consumer);
          });
    } catch (SQLException e) {
      throw connected[0] ? SqlProblem.of(name, query, e) : SqlProblem.connecting(name, e);
    }
  }

  private QueryResult.Summary pass(Connection connection, boolean whole, Consumer<Table> consumer)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            query.text(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement.setFetchSize(fetchSize(connection.getMetaData()));
      for (int i = 0; i < query.parameters().size(); i++) {
        statement.setObject(i + 1, query.parameters().get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        QueryResult result = new QueryResult(name, rows, options);
        result.read(whole ? RowPieces.ALL : result.pieceRows(), consumer);
        return result.summary();
      }
    }
  }

  /** MySQL hands out rows in portions only when asked in a way of its own. */
  private static int fetchSize(DatabaseMetaData database) throws SQLException {
    return String.valueOf(database.getDriverName()).startsWith("MySQL")
        ? Integer.MIN_VALUE
        : FETCHED;
  }

  /**
   * The table in pieces, for each reading of which the query is asked again.
   *
   * @param table where they come from
   * @param summary of the first reading
   */
  private record Stream(QueryTable table, QueryResult.Summary summary) implements TableStream {
    @Override
    public String name() {
      return table.name();
    }

    @Override
    public int rows() {
      return summary.rows();
    }

    @Override
    public List<String> notes() {
      return table.notes(summary);
    }

    @Override
    public String sha256() {
      return summary.sha256();
    }

    @Override
    public void forEach(Consumer<Table> consumer) {
      QueryResult.Summary again = table.pass(false, consumer);
      if (!again.sha256().equals(summary.sha256())) {
        throw new DataException(
            table.name()
                + ": the rows, or their order, changed while they were being read; order them by a"
                + " key, or copy them first");
      }
    }
  }
}
