package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import dev.cajal.shape.Shape;
import java.util.List;

/**
 * Each sample as a whole kept with a probability and divided by it, else set to 0, while the scope
 * is stochastic; else the input itself.
 *
 * <p>As the last layer of a {@link Residual} it skips the body for some samples: {@code
 * residual(dense(64) relu dense(64) stochastic_depth(0.8))}. Dividing while training means that
 * prediction needs no factor; the paper multiplies in prediction instead and draws once a batch.
 *
 * <p>Huang, Sun, Liu, Sedra and Weinberger, <i>Deep Networks with Stochastic Depth</i>, 2016.
 *
 * @param survival the probability that a sample is kept, more than 0 and at most 1
 */
public record StochasticDepth(double survival) implements Layer {
  static final Definition<StochasticDepth> DEFINITION =
      Definition.of(
          "stochastic_depth",
          StochasticDepth.class,
          List.of(Setting.required("survival")),
          s -> new StochasticDepth(s.number("survival")),
          l -> Settings.of("survival", l.survival));

  /** Checks the probability. */
  public StochasticDepth {
    if (!(survival > 0 && survival <= 1)) {
      throw new IllegalArgumentException(
          "stochastic_depth: survival must be more than 0 and at most 1; found " + survival);
    }
  }

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    if (!scope.stochastic() || survival == 1) {
      return input;
    }
    Layers.requireRank("stochastic_depth", input, 1);
    Shape samples = input.shape();
    for (int axis = 1; axis < samples.rank(); axis++) {
      samples = samples.with(axis, 1);
    }
    Tensor kept = scope.random("mask").bernoulli(survival, samples);
    return kept.where(input.times(1 / survival), input.filledLike(0));
  }

  @Override
  public boolean keepsShape() {
    return true;
  }
}
