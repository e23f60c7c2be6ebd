package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.shape.Shape;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Any function of a tensor as a layer without parameters.
 *
 * <pre>{@code
 * Layer polar = new Lambda("unit_length", x -> x.dividedBy(x.square().sum(-1).sqrt().expand(-1)));
 * }</pre>
 *
 * <p>It has no text and cannot be saved: for that, write a record that implements {@link Layer} and
 * register it.
 *
 * @param name what messages call it, not blank
 * @param function builds the output, the first axis of which must stay the batch
 */
public record Lambda(String name, UnaryOperator<Tensor> function) implements Layer {
  /** Checks the name. */
  public Lambda {
    Objects.requireNonNull(function, "function");
    if (name.isBlank()) {
      throw new IllegalArgumentException("lambda: the name must not be blank");
    }
  }

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    return function.apply(input);
  }

  @Override
  public String describe(Shape input) {
    return toString();
  }

  @Override
  public String toString() {
    return "Lambda(" + name + ")";
  }
}
