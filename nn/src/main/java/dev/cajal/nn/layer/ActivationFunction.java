package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;

/**
 * A layer without parameters that is a function of its input: the result has the input's shape.
 *
 * <p>{@link #of} needs no scope, so it can be plotted, differentiated and used in hand-written
 * networks.
 */
public interface ActivationFunction extends Layer {
  /** The function's value. */
  Tensor of(Tensor z);

  @Override
  default Tensor apply(Tensor input, Scope scope) {
    return of(input);
  }

  @Override
  default boolean keepsShape() {
    return true;
  }
}
