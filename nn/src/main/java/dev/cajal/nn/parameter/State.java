package dev.cajal.nn.parameter;

import dev.cajal.Tensor;
import dev.cajal.shape.ShapeException;

/**
 * A variable that the network itself keeps, such as a running mean, as it is seen while tracing.
 *
 * <p>A read gives the value at this point of the trace; the last write becomes the update.
 */
public final class State {
  private final String path;
  private final Tensor variable;
  private Tensor value;

  State(String path, Tensor variable) {
    this.path = path;
    this.variable = variable;
    this.value = variable;
  }

  /** The value at this point of the trace. */
  public Tensor value() {
    return value;
  }

  /**
   * Makes a tensor the value from here on.
   *
   * @throws ShapeException if its type differs
   */
  public void set(Tensor newValue) {
    if (!newValue.type().equals(value.type())) {
      throw new ShapeException(
          "state %s: a new value must have its type; state %s, value %s"
              .formatted(path, value.type(), newValue.type()));
    }
    value = newValue;
  }

  Tensor variable() {
    return variable;
  }

  boolean isChanged() {
    return value != variable;
  }
}
