package dev.cajal.nn.data;

/**
 * A file whose bytes break the rules of its format: cut short, lengths that do not fit, or another
 * kind of file altogether.
 */
public final class FileFormatException extends DataException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with the place put before the problem. */
  public FileFormatException(Location location, String problem) {
    super(location, problem);
  }

  /** Creates the exception for a whole file, with what led to it. */
  public FileFormatException(String file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }

  /** Creates the exception for a whole file. */
  public FileFormatException(String file, String problem) {
    super(file + ": " + problem);
  }
}
