package dev.cajal.sources.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;

/** Where connections to a database come from. */
interface Connections {

  /**
   * Uses a connection.
   *
   * @throws SQLException if there is none, or the use fails
   */
  <T> T use(Use<T> use) throws SQLException;

  /**
   * What is done with a connection.
   *
   * @param <T> what comes of it
   */
  interface Use<T> {
    /** Does it. */
    T of(Connection connection) throws SQLException;
  }

  /**
   * What gives a new connection.
   *
   * @see javax.sql.DataSource#getConnection()
   */
  interface Opening {
    /** Opens one. */
    Connection open() throws SQLException;
  }

  /** New connections, each closed after its use. */
  static Connections opened(Opening opening) {
    return new Connections() {
      @Override
      public <T> T use(Use<T> use) throws SQLException {
        try (Connection connection = opening.open()) {
          return reading(connection, use);
        }
      }
    };
  }

  /** The caller's connection, left open. */
  static Connections lent(Connection connection) {
    return new Connections() {
      @Override
      public <T> T use(Use<T> use) throws SQLException {
        return reading(connection, use);
      }
    };
  }

  /**
   * Uses a connection in a transaction that only reads and is rolled back, because drivers hand out
   * rows in portions only within one. A transaction of the caller's goes on as it was before the
   * use, as far as the driver has savepoints.
   */
  private static <T> T reading(Connection connection, Use<T> use) throws SQLException {
    if (!connection.getAutoCommit()) {
      Optional<Savepoint> before = savepoint(connection);
      try (Undoing _ = () -> goBack(connection, before)) {
        return use.of(connection);
      }
    }
    boolean readOnly = connection.isReadOnly();
    try (Undoing _ = () -> setReadOnly(connection, readOnly)) {
      setReadOnly(connection, true);
      try (Undoing _ = () -> connection.setAutoCommit(true)) {
        connection.setAutoCommit(false);
        try (Undoing _ = connection::rollback) {
          return use.of(connection);
        }
      }
    }
  }

  /** What is done after a use, whose own failure is the one that counts. */
  interface Undoing extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  private static Optional<Savepoint> savepoint(Connection connection) throws SQLException {
    return connection.getMetaData().supportsSavepoints()
        ? Optional.of(connection.setSavepoint())
        : Optional.empty();
  }

  private static void goBack(Connection connection, Optional<Savepoint> before)
      throws SQLException {
    if (before.isPresent()) {
      connection.rollback(before.get());
    }
  }

  private static void setReadOnly(Connection connection, boolean wanted) throws SQLException {
    if (connection.isReadOnly() == wanted) {
      return;
    }
    try {
      connection.setReadOnly(wanted);
    } catch (SQLException e) {
      // It is a hint; some drivers take it only before the connection is opened.
      connection.clearWarnings();
    }
  }
}
