package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * The input plus normally distributed noise of mean 0, while the scope is stochastic; else the
 * input itself.
 *
 * <p>Bishop, <i>Training with Noise is Equivalent to Tikhonov Regularization</i>, 1995.
 *
 * @param deviation the noise's standard deviation, finite and at least 0
 */
public record GaussianNoise(double deviation) implements Layer {
  static final Definition<GaussianNoise> DEFINITION =
      Definition.of(
          "gaussian_noise",
          GaussianNoise.class,
          List.of(Setting.required("deviation")),
          s -> new GaussianNoise(s.number("deviation")),
          l -> Settings.of("deviation", l.deviation));

  /** Checks the deviation. */
  public GaussianNoise {
    if (!(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "gaussian_noise: deviation must be finite and at least 0; found " + deviation);
    }
  }

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    if (!scope.stochastic() || deviation == 0) {
      return input;
    }
    Tensor noise = scope.random("noise").normal(input.shape(), input.dtype());
    return input.plus(noise.times(deviation));
  }

  @Override
  public boolean keepsShape() {
    return true;
  }
}
