package dev.cajal.nn.data;

import java.util.List;
import java.util.function.Consumer;

/**
 * A table that is handed out in pieces, as often as wanted, and so need not fit into memory.
 *
 * <p>It always has the same rows in the same order: a source that has changed since the first
 * reading is an error.
 */
public interface TableStream {

  /** The name for messages. */
  String name();

  /** The number of rows. */
  int rows();

  /** Sentences on how it is read that a user should know. */
  List<String> notes();

  /** What identifies its content: a SHA-256 digest in hexadecimal digits. */
  String sha256();

  /**
   * Hands out all rows in their order, some thousand at a time, as tables of the same columns.
   *
   * @throws DataException if a value cannot be used, or the source has changed
   */
  void forEach(Consumer<Table> consumer);
}
