package dev.cajal.nn.loss;

import dev.cajal.Tensor;
import dev.cajal.kernel.Buffer;

/**
 * How far a network's output is from the target, one number for each sample; the first axis is the
 * batch.
 *
 * <p>Each loss takes the raw output of the last layer, before any sigmoid or softmax: scores. Where
 * it says so it can be set to take probabilities. {@link #perSample} and {@link #link} are all that
 * a loss must have; {@link Reduction} and weights work with any.
 */
public interface Loss {
  /** What a loss compares the output with. */
  enum Target {
    /** Any numbers, as many as outputs. */
    NUMBERS,
    /** Counts: numbers of at least 0, in their own unit. */
    COUNTS,
    /** For each output one of two classes, 0 or 1; or class codes, one class against the rest. */
    BITS,
    /** One of as many classes as outputs, at least two. */
    CLASSES,
    /** Whatever the loss makes of it. */
    ANY
  }

  /**
   * The loss of each sample, of shape [batch].
   *
   * @throws dev.cajal.shape.ShapeException if output and target do not fit each other
   */
  Tensor perSample(Tensor output, Tensor target);

  /** What turns the raw output into what it means: softmax where it is the scores of classes. */
  Link link();

  /** What the output is compared with. */
  default Target target() {
    return Target.ANY;
  }

  /** How many numbers of output there are for each number of a target; 1 unless said otherwise. */
  default int outputsPerTarget() {
    return 1;
  }

  /** The mean over the batch: what training makes small. */
  default Tensor mean(Tensor output, Tensor target) {
    return reduced(output, target, Reduction.MEAN);
  }

  /** One number for the batch. */
  default Tensor reduced(Tensor output, Tensor target, Reduction reduction) {
    return reduction.of(perSample(output, target));
  }

  /**
   * One number for the batch, each sample's loss times its weight.
   *
   * @param weights [batch]
   */
  default Tensor reduced(Tensor output, Tensor target, Tensor weights, Reduction reduction) {
    return reduction.of(perSample(output, target), weights);
  }

  /**
   * Checks the numbers of targets once before training.
   *
   * @param targets of all samples, row-major
   * @param samples how many
   * @param outputs how many numbers the network's output has for a sample
   * @throws IllegalArgumentException naming a sample whose target cannot be right
   */
  default void check(Buffer targets, int samples, int outputs) {
    TargetShape.requireFinite("loss", targets, samples);
  }
}
