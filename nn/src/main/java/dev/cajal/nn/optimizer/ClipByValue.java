package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Ranges;
import java.util.List;

/**
 * Every element of every gradient brought into [−c, c].
 *
 * @param limit c, greater than 0
 */
public record ClipByValue(double limit) implements Clipping {
  /** Checks the limit. */
  public ClipByValue {
    Ranges.positive("clip by value", "limit", limit);
  }

  @Override
  public List<Tensor> clip(List<Tensor> gradients) {
    return gradients.stream().map(g -> g.clamp(-limit, limit)).toList();
  }
}
