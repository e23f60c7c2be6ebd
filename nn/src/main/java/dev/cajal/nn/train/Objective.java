package dev.cajal.nn.train;

import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.loss.Link;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.nn.parameter.Scope;
import java.util.Optional;

/**
 * What training makes small: a scalar of a batch's named tensors.
 *
 * <pre>{@code
 * Objective autoencoder = (scope, batch) -> {
 *   Tensor x = batch.get("input");
 *   return Outcome.of(Losses.squaredError(layers.apply(x, scope), x));
 * };
 * }</pre>
 */
@FunctionalInterface
public interface Objective {
  /** Builds the loss of a batch. */
  Outcome evaluate(Scope scope, Batch batch);

  /**
   * Checks the numbers of samples once before they are used.
   *
   * @param outputs how many numbers the output has for a sample
   * @throws IllegalArgumentException if one cannot be right, such as a class that does not exist
   */
  default void check(Samples samples, int outputs) {}

  /** What turns the output into predictions, for metrics that need such; none unless known. */
  default Optional<Link> link() {
    return Optional.empty();
  }

  /** The mean loss of a network's scores against the field {@link Samples#TARGET}. */
  static Objective of(Network network, Loss loss) {
    return of(network::scores, loss);
  }

  /** The loss of a network's scores against the field {@link Samples#TARGET}, reduced so. */
  static Objective of(Network network, Loss loss, Reduction reduction) {
    return of(network::scores, loss, reduction);
  }

  /** The mean loss of a layer's output against the field {@link Samples#TARGET}. */
  static Objective of(Layer layer, Loss loss) {
    return of(layer, loss, Reduction.MEAN);
  }

  /**
   * The loss of a layer's output against the field {@link Samples#TARGET}, reduced so. If the
   * samples have a field {@link Samples#WEIGHT}, each one's loss counts that many times.
   */
  static Objective of(Layer layer, Loss loss, Reduction reduction) {
    return new Supervised(layer, loss, reduction);
  }
}
