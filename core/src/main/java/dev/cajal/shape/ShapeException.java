package dev.cajal.shape;

/**
 * A mistake in shapes, axes or element types, reported in the line that built the tensor.
 *
 * <p>The message states the operation, the requirement and all shapes found.
 */
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with its complete message. */
  public ShapeException(String message) {
    super(message);
  }

  /** This mistake with the place in a network where it happened appended to the message. */
  public ShapeException in(String place) {
    ShapeException located = new ShapeException(getMessage() + "; in " + place);
    located.initCause(this);
    return located;
  }
}
