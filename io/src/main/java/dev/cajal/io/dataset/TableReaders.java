package dev.cajal.io.dataset;

import dev.cajal.nn.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/** The readers that other modules bring. */
final class TableReaders {
  /** Names of text: for these no class path is searched. */
  private static final Pattern TEXT = Pattern.compile("(?is).*\\.(csv|tsv|txt|tab)(\\.gz)?");

  private static final Pattern PARQUET = Pattern.compile("(?is).*\\.(parquet|parq|pq)");
  private static final byte[] PARQUET_MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private TableReaders() {}

  /** Whether this is the address of a database. */
  static boolean isDatabase(String name) {
    return DatabaseAddress.is(name);
  }

  /**
   * The reader of data of this name, which is not that of a built-in set.
   *
   * @throws DataException if the data needs a reader that is not there, or it is an address that
   *     {@link DatabaseAddress#check} refuses
   */
  static Optional<TableReader> find(String name) {
    if (isDatabase(name)) {
      DatabaseAddress.check(name);
    } else if (TEXT.matcher(name).matches()) {
      return Optional.empty();
    }
    try {
      for (TableReader reader : ServiceLoader.load(TableReader.class)) {
        if (reader.reads(name)) {
          return Optional.of(reader);
        }
      }
    } catch (ServiceConfigurationError e) {
      throw new DataException(
          "%s: a reader on the class path cannot be used: %s".formatted(name, e.getMessage()), e);
    }
    if (isDatabase(name)) {
      throw missing(name, "databases are read");
    }
    if (isParquet(name)) {
      throw missing(name, "Parquet files are read");
    }
    return Optional.empty();
  }

  private static DataException missing(String name, String what) {
    return new DataException(
        ("%s: %s by the module cajal-sources, which is not there; add the dependency"
                + " dev.cajal:cajal-sources to the program, or its jars to CAJAL_PATH of ./cajal")
            .formatted(name, what));
  }

  private static boolean isParquet(String name) {
    try {
      Path path = Path.of(name);
      return Files.exists(path)
          && (PARQUET.matcher(name).matches() || Files.isRegularFile(path) && begins(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean begins(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(PARQUET_MAGIC.length), PARQUET_MAGIC);
    } catch (IOException e) {
      return false;
    }
  }
}
