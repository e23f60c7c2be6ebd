package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Ranges;
import java.util.List;

/**
 * All gradients scaled by one factor min(1, c / ‖g‖), ‖g‖ the root of the sum of all their squares,
 * so that the direction stays.
 *
 * <p>Pascanu, Mikolov and Bengio, <i>On the difficulty of training recurrent neural networks</i>,
 * 2013.
 *
 * @param limit c, greater than 0
 */
public record ClipByGlobalNorm(double limit) implements Clipping {
  /** Checks the limit. */
  public ClipByGlobalNorm {
    Ranges.positive("clip by global norm", "limit", limit);
  }

  @Override
  public List<Tensor> clip(List<Tensor> gradients) {
    Tensor square =
        gradients.stream().map(g -> g.square().sum()).reduce(Tensor::plus).orElseThrow();
    Tensor factor = ClipByNorm.factor(square, limit);
    return gradients.stream().map(g -> g.times(factor)).toList();
  }
}
