package dev.cajal.sources.jdbc;

import dev.cajal.nn.data.DataException;
import java.sql.SQLException;

/** What an error of a database means to the user. */
final class SqlProblem {
  private static final int MOST = 300;

  private SqlProblem() {}

  /** The first line of what the database says, without the statement that some repeat. */
  static String reason(SQLException cause) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    String line =
        message.strip().lines().findFirst().orElse("").replaceFirst("; SQL statement:.*", "");
    String shown = line.replaceAll("\\p{Cntrl}", " ").replaceFirst("[.;:\\s]+$", "");
    return shown.length() <= MOST ? shown : shown.substring(0, MOST) + "…";
  }

  /** A query that failed. */
  static DataException of(String source, Query query, SQLException cause) {
    String what = query.toString().equals(source) ? source : source + ": the " + query;
    return new DataException("%s failed: %s".formatted(what, reason(cause)), cause);
  }

  /** A connection that failed. */
  static DataException connecting(String source, SQLException cause) {
    return new DataException("%s: cannot connect: %s".formatted(source, reason(cause)), cause);
  }
}
