package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.init.Constant;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.parameter.State;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Ranges;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import dev.cajal.shape.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * (x − mean) / √(variance + ε) · scale + shift, for each entry of the last axis: with mean and
 * variance of the batch in training, with running ones in prediction.
 *
 * <p>Input [batch, features] or [batch, …, channels]; statistics are taken over all axes but the
 * last. Parameters, unless switched off: {@code scale}, which starts at 1, and {@code shift}, which
 * starts at 0. State: {@code mean}, from 0, and {@code variance}, from 1, each moved at every
 * training step to momentum · running + (1 − momentum) · batch, where the batch's variance is
 * divided by n − 1. {@link Scope#batchStatistics} chooses between the two, so that a part of a
 * network can be frozen. A batch with one number for each channel has no variance: it is normalised
 * by the running statistics and does not move them.
 *
 * <p>Ioffe and Szegedy, <i>Batch Normalization: Accelerating Deep Network Training by Reducing
 * Internal Covariate Shift</i>, 2015. The defaults are PyTorch's, whose momentum 0.1 is the weight
 * of the new value and so 0.9 here; in Keras they are momentum 0.99, epsilon 0.001 and a running
 * variance divided by n.
 *
 * @param momentum the weight of the old value in running statistics, at least 0 and less than 1
 * @param epsilon ε, finite and above 0
 * @param affine whether scale and shift are learned
 */
public record BatchNorm(double momentum, double epsilon, boolean affine) implements Layer {
  static final Definition<BatchNorm> DEFINITION =
      Definition.of(
          "batch_norm",
          BatchNorm.class,
          List.of(
              Setting.optional("momentum", 0.9),
              Setting.optional("epsilon", 1e-5),
              Setting.optional("affine", true)),
          s -> new BatchNorm(s.number("momentum"), s.number("epsilon"), s.flag("affine")),
          l ->
              Settings.of("momentum", l.momentum)
                  .and("epsilon", l.epsilon)
                  .and("affine", l.affine));

  /** Checks the settings. */
  public BatchNorm {
    Ranges.fraction("batch_norm", "momentum", momentum);
    Normalization.requireEpsilon("batch_norm", epsilon);
  }

  /** With momentum 0.9, ε = 1e-5, scale and shift. */
  public BatchNorm() {
    this(0.9, 1e-5, true);
  }

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    Layers.requireRank("batch_norm", input, 2);
    Shape features = Shape.of(input.shape().dim(-1));
    State mean = scope.state("mean", features, new Constant(0));
    State variance = scope.state("variance", features, new Constant(1));
    int count = input.shape().size() / Math.max(1, features.size());
    Tensor normal =
        scope.batchStatistics() && count > 1
            ? byBatch(input, mean, variance, count)
            : scaled(input.minus(mean.value()), variance.value());
    return affine ? Normalization.affine(normal, scope) : normal;
  }

  private Tensor byBatch(Tensor input, State mean, State variance, int count) {
    int[] axes = IntStream.range(0, input.shape().rank() - 1).toArray();
    Tensor batchMean = input.mean(axes);
    Tensor centred = input.minus(batchMean);
    Tensor batchVariance = centred.square().mean(axes);
    double unbiased = (double) count / (count - 1);
    mean.set(moved(mean, batchMean));
    variance.set(moved(variance, batchVariance.times(unbiased)));
    return scaled(centred, batchVariance);
  }

  private Tensor moved(State running, Tensor batch) {
    return running.value().times(momentum).plus(batch.stopGradient().times(1 - momentum));
  }

  private Tensor scaled(Tensor centred, Tensor variance) {
    return centred.dividedBy(variance.plus(epsilon).sqrt());
  }

  @Override
  public boolean keepsShape() {
    return true;
  }
}
