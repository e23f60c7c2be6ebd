package dev.cajal.io.dataset;

import dev.cajal.nn.data.TableStream;

/**
 * A service that reads tables of a kind that this module does not read, such as Parquet files.
 *
 * <p>{@link Datasets} finds it with {@link java.util.ServiceLoader}: its module {@code provides}
 * it, or its jar on the class path names it in {@code
 * META-INF/services/dev.cajal.io.dataset.TableReader}.
 */
public interface TableReader {

  /**
   * Whether this is what the reader reads. It looks at the name, and at the first bytes of a file
   * at most, and never throws.
   *
   * @param name of the data, as the user gave it
   */
  boolean reads(String name);

  /**
   * Reads a table whole.
   *
   * @param name of the data, as the user gave it
   * @throws dev.cajal.nn.data.DataException if it cannot be read, in one sentence
   */
  LoadedTable read(String name, ReadOptions options);

  /**
   * Prepares to read a table in pieces.
   *
   * @param name of the data, as the user gave it
   * @throws dev.cajal.nn.data.DataException if it cannot be read, in one sentence
   */
  TableStream stream(String name, ReadOptions options);
}
