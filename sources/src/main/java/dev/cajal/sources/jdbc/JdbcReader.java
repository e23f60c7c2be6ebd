package dev.cajal.sources.jdbc;

import dev.cajal.io.dataset.DatabaseAddress;
import dev.cajal.io.dataset.LoadedTable;
import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.io.dataset.TableReader;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.TableStream;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads databases by their addresses, such as {@code jdbc:postgresql://host/name}, by the query of
 * the options. User and password come from the environment variables {@code CAJAL_JDBC_USER} and
 * {@code CAJAL_JDBC_PASSWORD}.
 */
public final class JdbcReader implements TableReader {
  private static final String PREFIX = "jdbc:";
  private static final String USER = "CAJAL_JDBC_USER";
  private static final String PASSWORD = "CAJAL_JDBC_PASSWORD";

  /** A database that H2 would create where there is none. */
  private static final Pattern H2_FILE =
      Pattern.compile("(?is)jdbc:h2:(?!mem:)(?!.*ifexists=true).*");

  private final UnaryOperator<String> environment;

  /** A reader with the environment of this process. */
  public JdbcReader() {
    this(System::getenv);
  }

  JdbcReader(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  @Override
  public boolean reads(String name) {
    return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  @Override
  public LoadedTable read(String name, ReadOptions options) {
    return table(name, options).read();
  }

  @Override
  public TableStream stream(String name, ReadOptions options) {
    return table(name, options).stream();
  }

  private QueryTable table(String address, ReadOptions options) {
    DatabaseAddress.check(address);
    String query =
        options
            .query()
            .orElseThrow(
                () ->
                    new DataException(
                        address
                            + ": is a database; expected a query by which to read it, such as"
                            + " --query \"select * from flowers order by id\""));
    DatabaseFile.require(address);
    requireDriver(address);
    Properties settings = new Properties();
    if (H2_FILE.matcher(address).matches()) {
      settings.setProperty("IFEXISTS", "TRUE");
    }
    Map.of("user", USER, "password", PASSWORD)
        .forEach(
            (setting, variable) -> {
              String value = environment.apply(variable);
              if (value != null && !value.isEmpty()) {
                settings.setProperty(setting, value);
              }
            });
    return new QueryTable(
        address,
        Connections.opened(() -> DriverManager.getConnection(address, settings)),
        Query.of(query),
        options);
  }

  private static void requireDriver(String address) {
    List<String> drivers =
        DriverManager.drivers().map(driver -> driver.getClass().getName()).sorted().toList();
    boolean found =
        DriverManager.drivers()
            .anyMatch(
                driver -> {
                  try {
                    return driver.acceptsURL(address);
                  } catch (java.sql.SQLException e) {
                    return false;
                  }
                });
    if (!found) {
      throw new DataException(
          "%s: no driver for this database is there; add its jar to the class path, for ./cajal to CAJAL_PATH; drivers found: %s"
              .formatted(
                  address,
                  drivers.isEmpty() ? "none" : drivers.stream().collect(Collectors.joining(", "))));
    }
  }
}
