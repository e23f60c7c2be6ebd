package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Ranges;
import java.util.stream.IntStream;

/**
 * A largest norm for the weights of each unit: w ← w · min(1, c / ‖w‖).
 *
 * <p>Srebro and Shraibman, <i>Rank, Trace-Norm and Max-Norm</i>, 2005.
 *
 * @param limit c, greater than 0
 * @param unitAxis the axis that counts units; the norm is taken over all others. Weights here are
 *     [inputs, units], so it is the last one, −1; for weights with a unit in each row it is 0
 */
public record MaxNorm(double limit, int unitAxis) implements Constraint {
  /** Checks the limit. */
  public MaxNorm {
    Ranges.positive("max norm", "limit", limit);
  }

  /** Of units along the last axis. */
  public MaxNorm(double limit) {
    this(limit, -1);
  }

  @Override
  public Tensor project(Tensor parameter) {
    int units = parameter.shape().axis("max norm", unitAxis);
    int[] others =
        IntStream.range(0, parameter.shape().rank()).filter(axis -> axis != units).toArray();
    Tensor square = parameter.square();
    // Without other axes each unit has one weight, and a sum over no axes would be one over all.
    Tensor norms = others.length == 0 ? square : square.restored(square.sum(others), others);
    return parameter.times(ClipByNorm.factor(norms, limit));
  }
}
