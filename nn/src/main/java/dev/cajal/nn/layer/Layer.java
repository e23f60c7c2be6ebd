package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.shape.Shape;
import java.util.List;

/**
 * A part of a network with one input and one output: an immutable record of its settings.
 *
 * <p>The first axis is the batch. Blocks with more inputs are records with a method of their own
 * over the same {@link Scope}. Settings are validated in the constructor.
 *
 * <pre>{@code
 * record Scaled(double factor) implements Layer {
 *   public Tensor apply(Tensor input, Scope scope) {
 *     return input.times(factor).plus(scope.parameter("shift", Shape.of(), Initializers.zeros()));
 *   }
 * }
 * }</pre>
 */
public interface Layer {
  /**
   * Builds the output.
   *
   * @param scope hands out parameters, state and random numbers
   * @throws dev.cajal.shape.ShapeException if the input does not fit
   */
  Tensor apply(Tensor input, Scope scope);

  /** What messages call this layer for an input of a shape: {@code Dense(784 → 128)}. */
  default String describe(Shape input) {
    return toString();
  }

  /** Whether the output has the input's shape, whatever that is. */
  default boolean keepsShape() {
    return false;
  }

  /** The layers inside this one, in order; none for most. */
  default List<Layer> parts() {
    return List.of();
  }

  /** Builds the output in a child scope of a name, so that mistakes name this layer. */
  default Tensor applyAs(String name, Tensor input, Scope parent) {
    Scope scope = parent.child(name);
    return scope.within(describe(input.shape()), () -> apply(input, scope));
  }
}
