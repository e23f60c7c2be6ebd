package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * z where z is positive, slope · z elsewhere (Maas, Hannun and Ng, 2013).
 *
 * @param slope finite
 */
public record LeakyRelu(double slope) implements Layer {
  static final Definition<LeakyRelu> DEFINITION =
      Definition.of(
          "leaky_relu",
          LeakyRelu.class,
          List.of(Setting.optional("slope", 0.01)),
          s -> new LeakyRelu(s.number("slope")),
          l -> Settings.of("slope", l.slope));

  /** Checks the slope. */
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
  public Tensor apply(Tensor input, Scope scope) {
    return input.greaterThan(0).where(input, input.times(slope));
  }
}
