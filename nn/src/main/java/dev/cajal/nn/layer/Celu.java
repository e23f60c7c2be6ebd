package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * max(z, 0) + min(α(e^(z/α) − 1), 0): {@link Elu} with slope 1 at 0 for every α (Barron,
 * <i>Continuously Differentiable Exponential Linear Units</i>, 2017).
 *
 * @param alpha α, finite and above 0
 */
public record Celu(double alpha) implements ActivationFunction {
  static final Definition<Celu> DEFINITION =
      Definition.of(
          "celu",
          Celu.class,
          List.of(Setting.optional("alpha", 1.0)),
          s -> new Celu(s.number("alpha")),
          l -> Settings.of("alpha", l.alpha));

  /** Checks the setting. */
  public Celu {
    if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("celu: alpha must be finite and above 0; found " + alpha);
    }
  }

  /** With alpha 1.0. */
  public Celu() {
    this(1.0);
  }

  @Override
  public Tensor of(Tensor z) {
    return Activation.exponentialBelowZero(z, alpha, alpha);
  }
}
