package dev.cajal.nn.optimizer;

import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import dev.cajal.shape.DType;
import java.util.List;

/**
 * The plain mean of a parameter after steps s, s + 1, …, t; with {@link Sgd} it is averaged SGD:
 * W̄ₜ = (W₀ + … + Wₜ) / (t + 1) where s = 0.
 *
 * <p>Polyak and Juditsky, <i>Acceleration of Stochastic Approximation by Averaging</i>, 1992.
 * Before step s it is the parameter itself.
 *
 * @param from s, at least 0; 0 is the start, before the first step
 */
public record PolyakAverage(int from) implements Averaging {
  static final Definition<PolyakAverage> DEFINITION =
      Definition.of(
          "polyak",
          PolyakAverage.class,
          List.of(Setting.optional("from", 0)),
          s -> new PolyakAverage(s.whole("from")),
          o -> Settings.of("from", o.from));

  /** Checks the first step. */
  public PolyakAverage {
    if (from < 0) {
      throw new IllegalArgumentException("polyak: from must be at least 0; found " + from);
    }
  }

  /** The mean from the start on. */
  public PolyakAverage() {
    this(0);
  }

  @Override
  public Tensor next(Tensor mean, Tensor parameter, Slots slots) {
    DType dtype = parameter.dtype();
    Tensor count = slots.step().minus(from).maximum(0).plus(1).to(dtype);
    return mean.plus(parameter.minus(mean).dividedBy(count));
  }
}
