package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;
import dev.cajal.nn.layer.Activation;

/**
 * How far a network's output is from the target, one number for each sample; the first axis is the
 * batch.
 *
 * <p>Each loss takes the raw output of the last layer, before any sigmoid or softmax: scores.
 */
public interface Loss {
  /**
   * The loss of each sample, of shape [batch].
   *
   * @throws dev.cajal.shape.ShapeException if output and target do not fit each other
   */
  Tensor perSample(Tensor output, Tensor target);

  /** The mean over the batch: what training makes small. */
  default Tensor mean(Tensor output, Tensor target) {
    return perSample(output, target).mean();
  }

  /** What turns the raw output into what it means: softmax where it is the scores of classes. */
  Activation link();

  /**
   * Checks the numbers of targets once before training.
   *
   * @param targets of all samples, row-major
   * @param samples how many
   * @param outputs how many numbers the network's output has for a sample
   * @throws IllegalArgumentException naming a sample whose target cannot be right
   */
  default void check(Buffer targets, int samples, int outputs) {
    TargetShape.requireRange("loss", targets, samples, -Double.MAX_VALUE, Double.MAX_VALUE);
  }
}
