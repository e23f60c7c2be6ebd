package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.parameter.Scope;
import java.util.Optional;

/**
 * What turns a network's raw output into what it means under its loss: the probabilities of classes
 * where the loss has such, the expected number where the target is one. See {@link Links}.
 */
public interface Link extends Layer {
  /** The meaning of a raw output, the batch as first axis. */
  Tensor of(Tensor output);

  /** Whether the meaning is a probability, that of the second class for a single output. */
  boolean givesProbabilities();

  /** The layer that does the same, where there is one. */
  default Optional<Layer> layer() {
    return Optional.empty();
  }

  /**
   * The numbers that a class is chosen by: the highest, or for a single one the second class if it
   * is greater than 0.
   */
  default Tensor scores(Tensor output) {
    return output;
  }

  @Override
  default Tensor apply(Tensor input, Scope scope) {
    return of(input);
  }
}
