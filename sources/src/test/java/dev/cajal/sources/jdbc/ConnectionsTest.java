package dev.cajal.sources.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.nn.data.DataException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is put back when a driver fails. */
class ConnectionsTest {
  private final List<String> calls = new ArrayList<>();

  /** A connection in auto-commit that writes down what is set and fails at some calls. */
  private Connection failingAt(Set<String> failing) {
    return (Connection)
        Proxy.newProxyInstance(
            ConnectionsTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              String call = method.getName() + (arguments == null ? "" : " " + arguments[0]);
              if (method.getName().startsWith("set") || call.equals("rollback")) {
                calls.add(call);
              }
              if (failing.contains(call)) {
                throw new SQLException(call + " failed");
              }
              return switch (method.getName()) {
                case "getAutoCommit" -> true;
                case "isReadOnly" ->
                    calls.lastIndexOf("setReadOnly true") > calls.lastIndexOf("setReadOnly false");
                default -> null;
              };
            });
  }

  @Test
  void use_thatFails_isTheErrorAndAllIsPutBack() {
    Connection connection = failingAt(Set.of("rollback", "setAutoCommit true"));
    SQLException real = new SQLException("the real one");

    assertThatThrownBy(
            () ->
                Connections.lent(connection)
                    .use(
                        _ -> {
                          throw real;
                        }))
        .isSameAs(real);
    assertThat(real.getSuppressed())
        .extracting(Throwable::getMessage)
        .containsExactly("rollback failed", "setAutoCommit true failed");
    assertThat(calls)
        .containsExactly(
            "setReadOnly true",
            "setAutoCommit false",
            "rollback",
            "setAutoCommit true",
            "setReadOnly false");
  }

  @ParameterizedTest
  @CsvSource({"rollback", "setAutoCommit false"})
  void use_whereTheDriverFails_putsAllBack(String call) {
    assertThatThrownBy(() -> Connections.lent(failingAt(Set.of(call))).use(_ -> 0))
        .hasMessage(call + " failed");
    assertThat(calls).endsWith("setAutoCommit true", "setReadOnly false");
  }

  @Test
  void queryResult_withoutColumns_refused() {
    ResultSetMetaData none =
        (ResultSetMetaData)
            Proxy.newProxyInstance(
                ConnectionsTest.class.getClassLoader(),
                new Class<?>[] {ResultSetMetaData.class},
                (_, _, _) -> 0);
    ResultSet rows =
        (ResultSet)
            Proxy.newProxyInstance(
                ConnectionsTest.class.getClassLoader(),
                new Class<?>[] {ResultSet.class},
                (_, _, _) -> none);

    assertThatThrownBy(() -> new QueryResult("jdbc:x", rows, ReadOptions.detect()))
        .isInstanceOf(DataException.class)
        .hasMessage("jdbc:x: the query gives no columns; expected at least one");
  }
}
