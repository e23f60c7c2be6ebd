package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * z where z is positive, α(e^z − 1) elsewhere (Clevert, Unterthiner and Hochreiter, <i>Fast and
 * Accurate Deep Network Learning by Exponential Linear Units</i>, 2015).
 *
 * @param alpha α, finite and above 0
 */
public record Elu(double alpha) implements ActivationFunction {
  static final Definition<Elu> DEFINITION =
      Definition.of(
          "elu",
          Elu.class,
          List.of(Setting.optional("alpha", 1.0)),
          s -> new Elu(s.number("alpha")),
          l -> Settings.of("alpha", l.alpha));

  /** Checks the setting. */
  public Elu {
    if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("elu: alpha must be finite and above 0; found " + alpha);
    }
  }

  /** With alpha 1.0. */
  public Elu() {
    this(1.0);
  }

  @Override
  public Tensor of(Tensor z) {
    return Activation.exponentialBelowZero(z, alpha, 1);
  }
}
