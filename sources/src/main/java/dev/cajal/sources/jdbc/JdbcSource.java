package dev.cajal.sources.jdbc;

import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.TableStream;
import java.sql.Connection;
import javax.sql.DataSource;

/**
 * Tables from databases.
 *
 * <p>Columns have the types of the query's result: numbers of any SQL type become numbers,
 * character types and CLOB become categories, boolean and bit the categories {@code false} and
 * {@code true}, date and timestamp dates, time the seconds since midnight; of values with a zone
 * the clock there counts. NULL is a missing value. Other types are an error that names the column.
 *
 * <p>Only one statement is executed, and refused if it begins with another word than a query does
 * or holds, outside of texts, quoted names and comments, a word such as {@code insert}, {@code
 * delete}, {@code into} or {@code call}. That is no proof that it only reads: what the functions
 * and views do that it names cannot be recognised, so connect as a user who may only read. The
 * transaction is marked as one that only reads, which is a hint that drivers may ignore, and is
 * rolled back at the end; one that the caller has begun is rolled back to where it was, where the
 * driver has savepoints. Rows are fetched by the thousand.
 *
 * <pre>{@code
 * Table flowers = JdbcSource.read(dataSource, "select * from flowers where year > ? order by id", 2020);
 * }</pre>
 */
public final class JdbcSource {
  private JdbcSource() {}

  /**
   * Reads all rows that a query gives.
   *
   * @param database of which a connection is taken and closed again
   * @param query a select, or another statement that reads
   * @param parameters for its question marks, as {@link java.sql.PreparedStatement#setObject(int,
   *     Object)} takes them
   * @throws dev.cajal.nn.data.DataException if the statement is no query, fails, gives no row, or a
   *     value cannot be read, naming row and column
   */
  public static Table read(DataSource database, String query, Object... parameters) {
    return table(Connections.opened(database::getConnection), query, parameters).read().table();
  }

  /**
   * Reads all rows that a query gives.
   *
   * @param connection left open and with the settings that it has
   * @param query a select, or another statement that reads
   * @param parameters for its question marks
   * @throws dev.cajal.nn.data.DataException if the statement is no query, fails, gives no row, or a
   *     value cannot be read, naming row and column
   */
  public static Table read(Connection connection, String query, Object... parameters) {
    return table(Connections.lent(connection), query, parameters).read().table();
  }

  /**
   * The rows that a query gives, which need not fit into memory.
   *
   * <p>It is asked now, to count them, and again for each reading; that the rows then differ is an
   * error, so they need an order.
   *
   * @param database of which a connection is taken, and closed again, for each reading
   * @param query a select, or another statement that reads
   * @param parameters for its question marks
   * @throws dev.cajal.nn.data.DataException if the statement is no query, fails, gives no row, or a
   *     value cannot be read, naming row and column
   */
  public static TableStream stream(DataSource database, String query, Object... parameters) {
    return table(Connections.opened(database::getConnection), query, parameters).stream();
  }

  private static QueryTable table(Connections connections, String text, Object... parameters) {
    Query query = Query.of(text, parameters);
    return new QueryTable(query.toString(), connections, query, ReadOptions.detect());
  }
}
