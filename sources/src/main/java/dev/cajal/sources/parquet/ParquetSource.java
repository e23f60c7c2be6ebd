package dev.cajal.sources.parquet;

import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.TableStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Tables from Parquet files, or from a folder of such files with the same columns, which are read
 * one after the other in the order of their names.
 *
 * <p>Integers of any width, with a sign or without, floating-point numbers of 16, 32 and 64 bits
 * and decimals become numbers; strings, enumerations, JSON and UUIDs categories; truth values the
 * categories {@code false} and {@code true}; dates and timestamps, also those of 96 bits, dates;
 * time the seconds since midnight. Null is a missing value. The fields of a group are columns of
 * their own, {@code group.field}. Lists, maps, and bytes without a meaning are an error that names
 * the column. Pages may be compressed with Snappy, Zstandard, gzip or raw LZ4.
 *
 * <pre>{@code
 * Table flowers = ParquetSource.read(Path.of("flowers.parquet"));
 * }</pre>
 */
public final class ParquetSource {
  private ParquetSource() {}

  /**
   * Reads all rows.
   *
   * @param path of a file or a folder
   * @param ignored columns that may be of any type; those that cannot be read have no values
   * @throws dev.cajal.nn.data.DataException if it cannot be read, is damaged, or has no row, naming
   *     file, row and column
   */
  public static Table read(Path path, String... ignored) {
    return Libraries.using(path.toString(), () -> table(path, ignored).read().table());
  }

  /**
   * The rows in pieces, so that they need not fit into memory; a group of rows, as the file divides
   * them, has to.
   *
   * @param path of a file or a folder
   * @param ignored columns that may be of any type; those that cannot be read have no values
   * @throws dev.cajal.nn.data.DataException if it cannot be read, is damaged, or has no row, naming
   *     file, row and column
   */
  public static TableStream stream(Path path, String... ignored) {
    return Libraries.using(path.toString(), () -> table(path, ignored));
  }

  private static ParquetTable table(Path path, String... ignored) {
    return ParquetTable.of(path, ReadOptions.detect().without(List.of(ignored)));
  }
}
