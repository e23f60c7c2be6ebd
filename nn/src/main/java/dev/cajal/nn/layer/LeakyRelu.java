package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * z where z is positive, slope · z elsewhere (Maas, Hannun and Ng, <i>Rectifier Nonlinearities
 * Improve Neural Network Acoustic Models</i>, 2013). Default slope 0.01, as there and in PyTorch;
 * 0.3 in Keras.
 *
 * @param slope finite
 */
public record LeakyRelu(double slope) implements ActivationFunction {
  static final Definition<LeakyRelu> DEFINITION =
      Definition.of(
          "leaky_relu",
          LeakyRelu.class,
          List.of(Setting.optional("slope", 0.01)),
          s -> new LeakyRelu(s.number("slope")),
          l -> Settings.of("slope", l.slope));

  /** Checks the setting. */
  public LeakyRelu {
    if (!Double.isFinite(slope)) {
      throw new IllegalArgumentException("leaky_relu: slope must be finite; found " + slope);
    }
  }

  /** With slope 0.01. */
  public LeakyRelu() {
    this(0.01);
  }

  @Override
  public Tensor of(Tensor z) {
    return z.greaterThan(0).where(z, z.times(slope));
  }
}
