package dev.cajal.nn.algebra;

/**
 * A matrix that has no inverse, or none that f64 resolves: one of its columns is a combination of
 * the columns before it.
 */
public final class SingularMatrixException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int column;

  /** Creates the exception with its complete message and the column, counted from 0. */
  public SingularMatrixException(String message, int column) {
    super(message);
    this.column = column;
  }

  /** The first column that depends on those before it, counted from 0. */
  public int column() {
    return column;
  }
}
