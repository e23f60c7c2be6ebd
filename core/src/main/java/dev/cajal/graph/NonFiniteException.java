package dev.cajal.graph;

/** The loss of a training step is infinite or not a number; no variable has changed. */
public final class NonFiniteException extends ArithmeticException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with its complete message. */
  public NonFiniteException(String message) {
    super(message);
  }
}
