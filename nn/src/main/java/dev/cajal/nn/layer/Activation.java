package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The activation functions without settings; all but softmax work element by element. */
public enum Activation implements Layer {
  /** z. */
  IDENTITY,
  /** max(z, 0). */
  RELU,
  /** 1 / (1 + e^(−z)). */
  SIGMOID,
  /** The hyperbolic tangent. */
  TANH,
  /** log(1 + e^z). */
  SOFTPLUS,
  /** z·Φ(z), Φ the cumulative normal distribution (Hendrycks and Gimpel, 2016; with erf). */
  GELU,
  /** e^(z_k) / Σ e^(z_j) over the last axis. */
  SOFTMAX;

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    return of(input);
  }

  /** The function's value. */
  public Tensor of(Tensor z) {
    return switch (this) {
      case IDENTITY -> z;
      case RELU -> z.relu();
      case SIGMOID -> z.sigmoid();
      case TANH -> z.tanh();
      case SOFTPLUS -> z.softplus();
      case GELU -> z.times(z.times(Math.sqrt(0.5)).erf().plus(1).times(0.5));
      case SOFTMAX -> z.softmax(-1);
    };
  }

  /** The name in texts and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String describe(Shape input) {
    return label();
  }

  static List<Definition<Activation>> definitions() {
    return Arrays.stream(values()).map(a -> Definition.constant(a.label(), a)).toList();
  }
}
