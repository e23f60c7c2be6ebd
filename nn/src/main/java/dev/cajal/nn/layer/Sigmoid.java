package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;
import java.util.Optional;

/**
 * The logistic function 1 / (1 + e^(−slope·z)), which nears a threshold as the slope grows.
 *
 * <p>In texts {@code sigmoid(10)}; a slope of 1 is {@link Activation#SIGMOID}.
 *
 * @param slope finite and not 0; a quarter of it is the derivative at 0
 */
public record Sigmoid(double slope) implements ActivationFunction {
  static final Definition<ActivationFunction> DEFINITION =
      Definition.of(
          Activation.SIGMOID.label(),
          List.of(Setting.optional("slope", 1.0)),
          s -> s.number("slope") == 1 ? Activation.SIGMOID : new Sigmoid(s.number("slope")),
          Sigmoid::settings);

  /** Checks the slope. */
  public Sigmoid {
    if (!Double.isFinite(slope) || slope == 0) {
      throw new IllegalArgumentException("sigmoid: slope must be finite and not 0; found " + slope);
    }
  }

  @Override
  public Tensor of(Tensor z) {
    return z.times(slope).sigmoid();
  }

  private static Optional<Settings> settings(Object layer) {
    return switch (layer) {
      case Activation activation when activation == Activation.SIGMOID ->
          Optional.of(Settings.of("slope", 1.0));
      case Sigmoid sigmoid -> Optional.of(Settings.of("slope", sigmoid.slope));
      default -> Optional.empty();
    };
  }
}
