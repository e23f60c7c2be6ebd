package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Ranges;
import java.util.List;

/**
 * The gradient of each parameter scaled by min(1, c / ‖g‖), ‖g‖ the root of its sum of squares.
 *
 * @param limit c, greater than 0
 */
public record ClipByNorm(double limit) implements Clipping {
  /** Checks the limit. */
  public ClipByNorm {
    Ranges.positive("clip by norm", "limit", limit);
  }

  @Override
  public List<Tensor> clip(List<Tensor> gradients) {
    return gradients.stream().map(g -> g.times(factor(g.square().sum(), limit))).toList();
  }

  /** min(1, c / √square); a norm of 0 gives 1. */
  static Tensor factor(Tensor square, double limit) {
    return square.sqrt().reciprocal().times(limit).minimum(1);
  }
}
