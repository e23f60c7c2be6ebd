package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import java.util.List;

/**
 * scale · x + shift in the network's element type, with the same numbers for every element; takes
 * whole numbers too, so that images are stored as u8.
 *
 * @param scale finite and not 0
 * @param shift finite
 */
public record Rescale(double scale, double shift) implements Layer {
  static final Definition<Rescale> DEFINITION =
      Definition.of(
          "rescale",
          Rescale.class,
          List.of(Setting.required("scale"), Setting.optional("shift", 0.0)),
          s -> new Rescale(s.number("scale"), s.number("shift")),
          r -> Settings.of("scale", r.scale).and("shift", r.shift));

  /** Checks the numbers. */
  public Rescale {
    if (!Double.isFinite(scale) || scale == 0 || !Double.isFinite(shift)) {
      throw new IllegalArgumentException(
          "rescale: scale must be finite and not 0, shift finite; found scale %s, shift %s"
              .formatted(scale, shift));
    }
  }

  /** Pixels 0 to 255 to numbers from 0 to 1. */
  public static Rescale pixels() {
    return new Rescale(1.0 / 255, 0);
  }

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    Tensor scaled = input.to(scope.dtype()).times(scale);
    return shift == 0 ? scaled : scaled.plus(shift);
  }

  @Override
  public boolean keepsShape() {
    return true;
  }
}
