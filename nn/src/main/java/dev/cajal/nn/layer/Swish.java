package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * z / (1 + e^(−βz)): z/2 for β = 0, near ReLU for a large one (Ramachandran, Zoph and Le,
 * <i>Searching for Activation Functions</i>, 2017). {@link Activation#SILU} is that of β = 1.
 *
 * @param beta β, finite
 */
public record Swish(double beta) implements ActivationFunction {
  static final Definition<Swish> DEFINITION =
      Definition.of(
          "swish",
          Swish.class,
          List.of(Setting.optional("beta", 1.0)),
          s -> new Swish(s.number("beta")),
          l -> Settings.of("beta", l.beta));

  /** Checks the setting. */
  public Swish {
    if (!Double.isFinite(beta)) {
      throw new IllegalArgumentException("swish: beta must be finite; found " + beta);
    }
  }

  /** With beta 1.0. */
  public Swish() {
    this(1.0);
  }

  @Override
  public Tensor of(Tensor z) {
    return z.times(z.times(beta).sigmoid());
  }
}
