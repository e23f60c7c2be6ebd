package dev.cajal.shape;

/**
 * A mistake in shapes, axes or element types, reported in the line that built the tensor.
 *
 * <p>The message states the operation, the requirement and all shapes found.
 */
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final boolean located;

  /** Creates the exception with its complete message. */
  public ShapeException(String message) {
    super(message);
    this.located = false;
  }

  private ShapeException(ShapeException cause, String place) {
    super(cause.getMessage() + "; in " + place, cause);
    this.located = true;
  }

  /**
   * This mistake with the place in a network where it happened appended to the message, unless it
   * has one already.
   */
  public ShapeException in(String place) {
    return located || place.isEmpty() ? this : new ShapeException(this, place);
  }
}
