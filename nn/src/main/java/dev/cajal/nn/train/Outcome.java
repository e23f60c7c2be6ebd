package dev.cajal.nn.train;

import dev.cajal.Tensor;
import dev.cajal.nn.loss.Reduction;
import dev.cajal.shape.ShapeException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an {@link Objective} finds in a batch.
 *
 * @param loss of rank 0
 * @param means further numbers of rank 0 by name, each a mean over the batch
 * @param output the network's output, for metrics that compare it with the target
 * @param reduction how the loss comes from those of samples, which says how the losses of batches
 *     make that of an epoch; the mean unless said otherwise
 */
public record Outcome(
    Tensor loss, Map<String, Tensor> means, Optional<Tensor> output, Reduction reduction) {
  /** Checks the shapes. */
  public Outcome {
    means = Collections.unmodifiableMap(new LinkedHashMap<>(means));
    requireNumber("loss", loss);
    means.forEach(Outcome::requireNumber);
  }

  /** A loss alone. */
  public static Outcome of(Tensor loss) {
    return new Outcome(loss, Map.of(), Optional.empty(), Reduction.MEAN);
  }

  /** This outcome with the network's output. */
  public Outcome withOutput(Tensor tensor) {
    return new Outcome(loss, means, Optional.of(tensor), reduction);
  }

  /** This outcome, whose loss comes from those of samples by a reduction. */
  public Outcome with(Reduction other) {
    return new Outcome(loss, means, output, other);
  }

  /** This outcome with one more mean. */
  public Outcome withMean(String name, Tensor mean) {
    Map<String, Tensor> more = new LinkedHashMap<>(means);
    more.put(name, mean);
    return new Outcome(loss, more, output, reduction);
  }

  private static void requireNumber(String name, Tensor tensor) {
    if (!tensor.shape().isScalar() || !tensor.dtype().isFloating()) {
      throw new ShapeException(
          "objective: %s must be one f32 or f64 number of rank 0; found %s; take its mean()"
              .formatted(name, tensor.type()));
    }
  }
}
