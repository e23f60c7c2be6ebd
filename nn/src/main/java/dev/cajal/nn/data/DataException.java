package dev.cajal.nn.data;

/**
 * A fault of the data that a user can mend: a missing file, a ragged row, an unknown column.
 *
 * <p>The message is one sentence for the user: where, what was found, what was expected, and what
 * to do where that is not obvious.
 */
public class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with its complete message. */
  public DataException(String message) {
    super(oneLine(message));
  }

  /** Creates the exception with its complete message and what led to it. */
  public DataException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** Creates the exception with the place put before the problem. */
  public DataException(Location location, String problem) {
    super(oneLine(location + ": " + problem));
  }

  /** What was read, which messages show, may have line breaks. */
  private static String oneLine(String message) {
    return message.replaceAll("\\p{Cntrl}", " ");
  }
}
