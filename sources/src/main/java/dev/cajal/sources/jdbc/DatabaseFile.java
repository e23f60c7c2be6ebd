package dev.cajal.sources.jdbc;

import dev.cajal.nn.data.DataException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of databases that live in this process, and are created where there is none. */
final class DatabaseFile {
  private static final Pattern SQLITE =
      Pattern.compile("(?is)jdbc:sqlite:(?!:)(?:file:(?!:))?([^?]+).*");

  private static final Pattern DUCKDB = Pattern.compile("(?is)jdbc:duckdb:(?!:|md:)([^;?]+).*");
  private static final Pattern HSQLDB =
      Pattern.compile("(?is)jdbc:hsqldb:(?!mem:|res:|hsqls?:|https?:)(?:file:)?([^;?]+).*");

  private DatabaseFile() {}

  /**
   * Requires that the file is there, if the address is one of such a database.
   *
   * @throws DataException if not
   */
  static void require(String address) {
    for (Pattern one : List.of(SQLITE, DUCKDB, HSQLDB)) {
      Matcher found = one.matcher(address);
      if (found.matches() && !isThere(found.group(1), one == HSQLDB)) {
        throw new DataException(
            "%s: there is no such database; expected one that is there, in %s"
                .formatted(address, found.group(1)));
      }
    }
  }

  private static boolean isThere(String file, boolean several) {
    String path = file.replaceFirst("^~(?=/)", Matcher.quoteReplacement(home()));
    try {
      return several
          ? Files.exists(Path.of(path + ".properties")) || Files.exists(Path.of(path + ".script"))
          : Files.exists(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String home() {
    return System.getProperty("user.home", "~");
  }
}
